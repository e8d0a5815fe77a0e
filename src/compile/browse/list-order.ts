import type { ListKey, ListRequest } from '../../query/browse-requests.ts'
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

/** After every instant there is. */
const LATEST = Number.MAX_SAFE_INTEGER

export function listOrder({ kind, order, filters, after }: ListRequest): ListOrder {
  if (order === 'name' && (kind === 'dataset' || kind === 'job')) return byListKey('d', after)
  const keys = keysOf(kind, order)
  const isDown = descends(keyParts(kind, order)!)
  const start = order === timeOf(kind) && filters.until !== undefined ? filters.until : LATEST
  const first = isDown ? start : ''
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

function keysOf(kind: ListRequest['kind'], order: ListRequest['order']): readonly string[] {
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
