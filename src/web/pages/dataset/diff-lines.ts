import type { SchemaVersions } from '../../../http/shapes/browse-types.ts'

type Version = SchemaVersions['items'][number]

/** A line in a schema diff. Its kind shows as a sign and a word. */
export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'retyped' | 'moved'
  readonly sign: string
  readonly name: string
  readonly detail: string
}

/** The changes of a schema version as lines. `fields` are its current fields. */
export function diffLines(
  { added = [], removed = [], retyped = [], moved = [] }: NonNullable<Version['changes']>,
  fields: Version['fields'],
): readonly DiffLine[] {
  const types = new Map(fields.map(({ name, type }) => [name, type]))
  return [
    ...added.map((name): DiffLine => ({ kind: 'added', sign: '+', name, detail: types.get(name) ?? '' })),
    ...removed.map((name): DiffLine => ({ kind: 'removed', sign: '−', name, detail: '' })),
    ...retyped.map(({ name, from, to }): DiffLine => ({
      kind: 'retyped',
      sign: '~',
      name,
      detail: `${from ?? 'no type'} → ${to ?? 'no type'}`,
    })),
    ...moved.map(({ name, from, to }): DiffLine => ({
      kind: 'moved',
      sign: '↕',
      name,
      detail: `from position ${from + 1} to ${to + 1}`,
    })),
  ]
}
