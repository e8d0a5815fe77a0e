import { diagnose } from '../../diagnostics/catalogue.ts'
import { both } from '../../diagnostics/wording.ts'
import type { Word } from '../../lang/ast.ts'
import { editDistance } from '../../lib/edit-distance.ts'
import { fieldSynonym } from './field-synonym.ts'
import { fieldNamed, fieldsOf, type Field, type FieldType } from '../fields.ts'
import type { FoundKind } from '../graph/found.ts'
import { kindWords } from './kind-words.ts'
import type { Resolver } from './resolver.ts'

/** The field of this name, if a kind in the answer has it; an error that lists those there are, if none does. */
export function checkField(
  word: Word,
  kinds: ReadonlySet<FoundKind>,
  resolver: Resolver,
): Field | undefined {
  const field = fieldNamed(word.text)
  // Of a set that is always empty every field may be asked.
  if (
    field !== undefined &&
    (kinds.size === 0 || field.of.some((kind) => (kinds as ReadonlySet<string>).has(kind)))
  )
    return field
  const known = fieldsOf(kinds)
  const meant = fieldSynonym(word.text)
  const suggestions =
    meant !== undefined && known.includes(meant)
      ? [meant]
      : resolver.nearest(word.text, known, 3).filter(close(word.text))
  resolver.report(
    diagnose(
      'unknown-field',
      {
        field: word.text,
        of: kindWords(kinds),
        nearest: suggestions,
        known,
        ...(field === undefined ? {} : { elsewhere: both(field.of.map((kind) => `${kind}s`)) }),
      },
      word.span,
    ),
  )
  return undefined
}

/** A third of a name may be misspelled; what is further away only leads astray. */
const close =
  (word: string) =>
  (other: string): boolean =>
    editDistance(word.toLowerCase(), other.toLowerCase()) <= Math.max(1, Math.floor(word.length / 3))

/** The same field twice in one stage is an error at the second. */
export function checkRepeats(words: readonly Word[], stage: string, resolver: Resolver): void {
  const seen = new Set<string>()
  for (const word of words) {
    if (seen.has(word.text))
      resolver.report(diagnose('repeated-field', { field: word.text, stage }, word.span))
    seen.add(word.text)
  }
}

export const TYPE_WORDS: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  number: 'a number',
  time: 'a time',
  duration: 'a duration',
  boolean: 'true or false',
}

const OPERATORS: Readonly<Record<FieldType, readonly string[]>> = {
  text: ['=', '<', '>', 'like', 'matching', 'in', 'is null'],
  number: ['=', '<', '>', 'in', 'is null'],
  time: ['<', '>', 'older than', 'newer than', 'in', 'is null'],
  duration: ['<', '>', 'in', 'is null'],
  boolean: ['=', 'is null'],
}

/** Says that an operator does not fit a field's type. */
export function reportOperatorMismatch(field: Word, type: FieldType, operator: string, resolver: Resolver): void {
  resolver.report(
    diagnose(
      'field-operator',
      { field: field.text, is: TYPE_WORDS[type], operator, operators: OPERATORS[type] },
      field.span,
    ),
  )
}
