import { writeQuoted, writeQuotedGlob } from '../../../grammar/quoted-text.ts'
import { isBareGlob, isBareWord, isUuidText } from '../../../grammar/word-forms.ts'
import { isKeywordText, isSoftWordText } from '../../../grammar/word-kinds.ts'
import { isoDuration } from '../../../grammar/literals.ts'
import type { NameNode, Word } from '../ast.ts'

/** A name where the grammar allows only a name: quoted if its characters need it, but not because it is a keyword. */
export const printLabel = (word: Word): string => (isBareWord(word.text) ? word.text : writeQuoted(word.text))

export const printName = (name: NameNode): string =>
  name.kind === 'param' ? `$${name.name}` : printLabel(name)

/** After `run`, `operation` and `id`, where a UUID needs no quotes. */
export const printIdentity = (name: NameNode): string =>
  name.kind === 'word' && isUuidText(name.text) ? name.text : printName(name)

/** A name alone: quoted if it would be a keyword. A quoted name stays quoted, because `let` never binds it. */
export const printBare = (word: Word): string =>
  word.quoted || !isBareWord(word.text) || isKeywordText(word.text) ? writeQuoted(word.text) : word.text

/** After `like` and `in`. */
export function printGlob(name: NameNode): string {
  if (name.kind === 'param') return `$${name.name}`
  return isBareGlob(name.text) ? name.text : writeQuotedGlob(name.text)
}

/** After `column`, where only a bare word is a glob. */
export const printColumnName = (name: NameNode): string =>
  name.kind === 'word' && name.glob ? name.text : printName(name)

/** A value: quoted if it would parse as a time. */
export function printValueWord(word: Word): string {
  if (isUuidText(word.text)) return word.text
  const time = isSoftWordText(word.text) || isoDuration(word.text)?.kind === 'value'
  return time ? writeQuoted(word.text) : printLabel(word)
}
