import type { Slot } from '../../lang/completion/slot.ts'
import { writeNameAt } from '../../lang/format/name-at-place.ts'
import { fieldNamed } from '../../query/fields.ts'
import type { CompletionItem } from './candidate.ts'
import type { NameSource } from './name-source.ts'
import { durationItems } from './duration-items.ts'
import type { Typed } from './typed.ts'

/** The values of fields that have only a few, independent of the store. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  kind: ['dataset', 'column', 'job', 'run', 'operation'],
  status: ['succeeded', 'failed', 'killed', 'running'],
  basis: ['stated', 'inferred'],
  change: ['added', 'removed', 'kept'],
}

type ValueSlot = Extract<Slot, { kind: 'value' }>

/** The values that a field may be compared with: its few possible values, or those in the store. */
export async function valueItems(
  slot: ValueSlot,
  typed: Typed,
  names: NameSource,
): Promise<readonly CompletionItem[]> {
  const place = slot.glob ? 'glob' : 'value'
  const fixed = VALUES[slot.field]
  if (fixed !== undefined)
    return fixed.map((text) => ({
      label: text,
      insert: writeNameAt(place, text, typed.quoted),
      kind: 'value',
      detail: `a value of ${slot.field}`,
    }))
  switch (slot.field) {
    case 'tag':
    case 'owner':
    case 'namespace':
      return names.simple(slot.field, typed, place)
    case 'column':
      return names.simple('column', typed, place)
    case 'name':
      return (await Promise.all(namedKinds(slot).map((of) => names.simple(of, typed, place)))).flat()
    case 'dataset':
    case 'job':
      return names.full(slot.field, typed, place)
    default:
      return timeValues(slot.field, typed)
  }
}

const namedKinds = ({ of }: ValueSlot): readonly ('dataset' | 'job' | 'column')[] =>
  (['dataset', 'job', 'column'] as const).filter((kind) => of.includes(kind))

function timeValues(field: string, { prefix, quoted }: Typed): readonly CompletionItem[] {
  const type = fieldNamed(field)?.type
  if (quoted || (type !== 'time' && type !== 'duration')) return []
  if (type === 'duration') return durationItems(prefix)
  return (['now', 'today', 'yesterday'] as const).map((text) => ({
    label: text,
    insert: text,
    kind: 'value',
    detail: 'a time',
  }))
}
