import { diagnose } from '../../diagnostics/catalogue.ts'
import { both } from '../../diagnostics/wording.ts'
import type { Word } from '../../lang/ast.ts'
import { editDistance } from '../../lib/edit-distance.ts'
import { fieldSynonym } from './field-synonym.ts'
import { fieldNamed, fieldsOf, type Field, type FieldType } from '../fields.ts'
import type { FoundKind } from '../graph/found.ts'
import { kindWords } from './kind-words.ts'
import type { Resolver } from './resolver.ts'

/** The field of this name, if a kind in the answer has it. Otherwise reports an error that lists the known fields. */
export function checkField(word: Word, kinds: ReadonlySet<FoundKind>, resolver: Resolver): Field | undefined {
  const field = fieldNamed(word.text)
  // A set that is always empty may have any field.
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

/** Accepts up to a third of the characters misspelled; a more distant name would be misleading. */
const close =
  (word: string) =>
  (other: string): boolean =>
    editDistance(word.toLowerCase(), other.toLowerCase()) <= Math.max(1, Math.floor(word.length / 3))

/** Reports a field that occurs twice in one stage, at the second. */
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

/** Reports that an operator does not apply to the type of a field. */
export function reportOperatorMismatch(
  field: Word,
  type: FieldType,
  operator: string,
  resolver: Resolver,
): void {
  resolver.report(
    diagnose(
      'field-operator',
      { field: field.text, is: TYPE_WORDS[type], operator, operators: OPERATORS[type] },
      field.span,
    ),
  )
}
