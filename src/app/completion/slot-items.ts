import { assertNever } from '../../lib/assert-never.ts'
import { VIA_NOTES } from '../../lang/notes/keyword-notes.ts'
import type { Slot } from '../../lang/completion/slot.ts'
import { writeNameAt } from '../../lang/format/name-at-place.ts'
import { FIELD_NOTES } from '../../query/field-notes.ts'
import { fieldNamed, fieldsOf } from '../../query/fields.ts'
import type { CompletionItem, CompletionKind } from './candidate.ts'
import type { NameSource } from './name-source.ts'
import { durationItems } from './duration-items.ts'
import type { Typed } from './typed.ts'
import { valueItems } from './value-items.ts'

/** The completions for a slot. Live names are ranked and matched already; the caller does this for the others. */
export async function slotItems(
  slot: Slot,
  typed: Typed,
  names: NameSource,
): Promise<readonly CompletionItem[]> {
  switch (slot.kind) {
    case 'dataset':
    case 'job':
      return names.named(slot.kind, typed, slot.kind === 'dataset' && slot.alone)
    case 'like':
      return names.globs(slot.of, typed)
    case 'column':
      return names.columns(slot.of, typed)
    case 'namespace':
      return names.simple('namespace', typed, 'glob')
    case 'tag':
    case 'owner':
      return names.simple(slot.kind, typed, 'named')
    case 'tagValue':
      return names.tagValues(slot.tag, typed)
    case 'saved':
      return names.saved(typed)
    case 'argument':
      return names.arguments(slot.saved)
    case 'field':
      return fieldItems(slot, typed)
    case 'value':
      return valueItems(slot, typed, names)
    case 'via':
      return Object.entries(VIA_NOTES).map(([word, detail]) => item(word, 'keyword', detail))
    case 'let':
      return typed.quoted ? [] : slot.names.map((name) => item(name, 'let', 'bound by let'))
    case 'parameter':
      return slot.names.map((name) => item(name, 'parameter', 'a value that is sent with the query'))
    case 'time':
      return timeItems(typed.prefix)
    case 'duration':
      return durationItems(typed.prefix)
    case 'newName':
    case 'identity':
    case 'regex':
    case 'number':
      return []
    default:
      return assertNever(slot)
  }
}

const item = (text: string, kind: CompletionKind, detail: string): CompletionItem => ({
  label: text,
  insert: text,
  kind,
  detail,
})

function fieldItems(slot: Extract<Slot, { kind: 'field' }>, { quoted }: Typed): readonly CompletionItem[] {
  const fields = slot.rows === undefined ? fieldsOf(slot.of) : [...slot.rows, 'count']
  return fields.map((field) => ({
    label: field,
    insert: writeNameAt('named', field, quoted),
    kind: 'field',
    detail: field === 'count' && slot.rows !== undefined ? 'how many' : fieldDetail(field),
  }))
}

function fieldDetail(field: string): string {
  const type = fieldNamed(field)?.type
  return type === undefined ? '' : `${type}: ${FIELD_NOTES[field] ?? ''}`
}

const timeItems = (prefix: string): readonly CompletionItem[] =>
  durationItems(prefix).map((one) => ({ ...one, detail: `${one.detail} ago` }))
