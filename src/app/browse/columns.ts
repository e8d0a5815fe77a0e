import type { Id } from '../../domain/ids.ts'
import { compareText } from '../../lib/compare.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { cardsOf } from './cards.ts'
import { fromCursor, toCursor } from './cursor.ts'
import type { Page, PageRequest } from './list.ts'

/** The maximum number of columns that are shown. */
const MAX_COLUMNS = 10_000

/** The columns of a dataset by position, those without one last. */
export async function columnsPage(read: Read, dataset: Id, { limit, cursor }: PageRequest): Promise<Page> {
  const listed = { what: 'columns of a dataset', asked: { dataset }, parts: ['time', 'text'] } as const
  const after = cursor === undefined ? undefined : fromCursor(listed, cursor)
  const ask = { type: 'PART_OF', end: 'to', label: 'Dataset', other: 'Column', limit: MAX_COLUMNS } as const
  const { edges } = await read({ kind: 'edges', ...ask, ids: [dataset] })
  const rows = await read({ kind: 'nodes', label: 'Column', ids: edges.map(({ from }) => from) })
  const keys = rows
    .filter(({ props }) => props['name'] !== '*')
    .map(({ id, props }) => ({
      id,
      key: [positionOf(props['ordinal']), (props['name'] ?? '') as string] as const,
    }))
    .filter(({ key }) => after === undefined || compare(key, after as readonly [number, string]) > 0)
    .sort((a, b) => compare(a.key, b.key))
  const page = keys.slice(0, limit)
  const last = keys.length > limit ? page.at(-1) : undefined
  const items: readonly JsonObject[] = await cardsOf(
    read,
    'column',
    page.map(({ id }) => id),
  )
  return { items, ...(last === undefined ? {} : { next: toCursor(listed, last.key) }) }
}

const positionOf = (ordinal: unknown): number =>
  typeof ordinal === 'number' ? ordinal : Number.MAX_SAFE_INTEGER

const compare = (a: readonly [number, string], b: readonly [number, string]): number =>
  a[0] - b[0] || compareText(a[1], b[1])
