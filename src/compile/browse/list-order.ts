import type { KeyPart, ListKey, ListRequest } from '../../query/browse-requests.ts'
import { descends, keyParts } from '../../query/key-order.ts'
import { listKey } from '../list-key.ts'
import { timeOf } from './list-filters.ts'

/** An order as Cypher says it, of the node `d`. */
export interface ListOrder {
  /** The first has an index; all together leave no tie. */
  readonly terms: readonly string[]
  /** The parts of a key, of what is listed. */
  readonly keys: readonly string[]
  /** Conditions that `d` comes after a key, the first of them a range of the index. */
  readonly after: readonly string[]
  readonly params: Readonly<Record<string, unknown>>
  readonly direction: '' | ' DESC'
}

/** Before and after every instant there is. */
const EARLIEST = Number.MIN_SAFE_INTEGER
const LATEST = Number.MAX_SAFE_INTEGER

export function listOrder({ of: kind, order, filters, after }: ListRequest): ListOrder {
  if (order === 'name' && (kind === 'dataset' || kind === 'job')) return byListKey('d', after)
  const keys = keysOf(kind, order)
  const parts = keyParts(kind, order)!
  const isDown = descends(parts)
  const first = firstOf(parts[0]!, keys[0] === `d.${timeOf(kind)}` ? filters : {})
  return {
    terms: keys,
    keys,
    after:
      after === undefined
        ? [`${keys[0]!} ${isDown ? '<=' : '>='} $first`]
        : comesAfter(keys, isDown ? '<' : '>'),
    params: after === undefined ? { first } : keyParams(after),
    direction: isDown ? ' DESC' : '',
  }
}

/** Ordered by these terms, each in the same direction. */
export const orderBy = ({ terms, direction }: Pick<ListOrder, 'terms' | 'direction'>): string =>
  `ORDER BY ${terms.map((term) => `${term}${direction}`).join(', ')}`

/** The order of datasets (or jobs) `n` by their names; for columns that of their datasets. */
export function byListKey(n: string, after: ListKey | undefined): ListOrder {
  const keys = [`${n}.namespace`, `${n}.name`]
  const terms = [`${n}.listKey`, ...keys]
  if (after === undefined)
    return { terms, keys, after: [`${n}.listKey >= $key`], params: { key: '' }, direction: '' }
  const [namespace, name] = after as readonly [string, string]
  return {
    terms,
    keys,
    after: [
      `${n}.listKey >= $key`,
      `NOT (${n}.listKey = $key AND (${n}.namespace < $key0 OR (${n}.namespace = $key0 AND ${n}.name <= $key1)))`,
    ],
    params: { key: listKey(namespace, name), ...keyParams(after) },
    direction: '',
  }
}

export const keyParams = (key: ListKey): Readonly<Record<string, unknown>> =>
  Object.fromEntries(key.map((value, i) => [`key${i}`, value]))

/**
 * That terms, one or two, come after a key: a range of the first, but for what is equal there. An OR of ranges would be read
 * from several indexes, and then sorted.
 */
export function comesAfter([first, second]: readonly string[], sign: '<' | '>'): readonly string[] {
  const back = sign === '<' ? '>=' : '<='
  return second === undefined
    ? [`${first!} ${sign} $key0`]
    : [`${first!} ${sign}= $key0`, `NOT (${first!} = $key0 AND ${second} ${back} $key1)`]
}

/** Where an order begins; `filters` bound what it is by. */
function firstOf(
  part: KeyPart,
  { since = EARLIEST, until = LATEST }: ListRequest['filters'],
): string | number {
  switch (part) {
    case 'time':
      return until
    case 'rising':
      return since
    default:
      return ''
  }
}

/** The other end of a range of starts, where the filters bound it. */
export function endOf(
  start: string,
  direction: ListOrder['direction'],
  { since, until }: ListRequest['filters'],
): readonly string[] {
  if (direction === '') return until === undefined ? [] : [`${start} <= $until`]
  return since === undefined ? [] : [`${start} >= $since`]
}

function keysOf(kind: ListRequest['of'], order: ListRequest['order']): readonly string[] {
  if (order === 'oldest') return ['d.startedAt', 'd.id']
  if (order !== 'name') return [`d.${order}`, 'd.id']
  switch (kind) {
    case 'location':
      return ['d.name', 'd.type']
    case 'storage':
      return ['d.name', 'd.id']
    case 'tag':
      return ['d.name', "coalesce(d.value, '')"]
    default:
      return ['d.name']
  }
}
