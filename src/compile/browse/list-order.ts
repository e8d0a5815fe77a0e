import type { ListKey, ListRequest } from '../../query/browse-requests.ts'
import { descends, keyParts } from '../../query/key-order.ts'
import { listKey } from '../list-key.ts'

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
  const start = order === 'startedAt' && filters.until !== undefined ? filters.until : LATEST
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
      `(${n}.listKey > $key OR ${n}.namespace > $key0 OR (${n}.namespace = $key0 AND ${n}.name > $key1))`,
    ],
    params: { key: listKey(namespace, name), ...keyParams(after) },
    direction: '',
  }
}

export const keyParams = (key: ListKey): Readonly<Record<string, unknown>> =>
  Object.fromEntries(key.map((value, i) => [`key${i}`, value]))

/** Of two or three terms: as a range of the first, and the others where it is equal. */
export function comesAfter(terms: readonly string[], sign: '<' | '>'): readonly string[] {
  const [first, ...others] = terms.map((term, i) => [term, `$key${i}`] as const)
  const [term, key] = first!
  const rest = others.reduceRight<string | undefined>(
    (then, [its, value]) =>
      then === undefined
        ? `${its} ${sign} ${value}`
        : `(${its} ${sign} ${value} OR (${its} = ${value} AND ${then}))`,
    undefined,
  )
  return rest === undefined
    ? [`${term} ${sign} ${key}`]
    : [`${term} ${sign}= ${key}`, `(${term} ${sign} ${key} OR ${rest})`]
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
