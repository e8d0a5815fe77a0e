import {
  compileTouchingOperations,
  compileHidersOfReads,
  compileHidersOfWrites,
  type OfMembers,
} from '../../../../compile/compile-links.ts'
import type { Id } from '../../../../domain/ids.ts'
import type { Write } from '../../../../query/causal/causal-rule.ts'
import {
  linkedIn,
  rangesOfReads,
  rangesOfWrites,
  accessIndexOf,
  topHider,
  type HidableAccess,
  type LinkRange,
} from '../../../../query/causal/link-ranges.ts'
import type { LinkFact, LinksRequest, ReadAnswers } from '../../../../query/read-requests.ts'
import type { Transaction } from '../../database.ts'
import { membersOf } from './members.ts'
import { operationOf, type OperationRow } from './operation-row.ts'
import { rowsOf } from '../rows-of.ts'

/** Finds the operations that the causal rule links to accesses of datasets. */
export async function links(tx: Transaction, request: LinksRequest): Promise<ReadAnswers['links']> {
  const { direction, at, limit } = request
  const up = direction === 'upstream'
  const groups = await membersOf(tx, new Set(request.accesses.map((a) => a.dataset)))
  const accesses = request.accesses.filter((access) => groups.has(access.dataset))
  const items = accesses.map((item, i) => ({ i, members: groups.get(item.dataset)!, item }))
  const hiders = await hidersOf(tx, up, items, at)

  const ranges: { readonly dataset: Id; readonly range: LinkRange }[] = []
  const hidable = accesses.map((access, i) => ({
    dataset: access.dataset,
    access,
    hiders: hiders.get(i) ?? [],
  }))
  for (const [dataset, of] of Map.groupBy(hidable, (one) => one.dataset)) {
    const all: readonly HidableAccess[] = of
    for (const range of up ? rangesOfReads(all, request) : rangesOfWrites(all, request))
      ranges.push({ dataset, range })
  }
  const statement = compileTouchingOperations(
    up ? 'WROTE' : 'READ',
    ranges.map(({ dataset, range }, i) => ({ i, members: groups.get(dataset)!, item: range })),
    at,
    limit,
  )
  const rows = await rowsOf<OperationRow & { i: number; replaces: boolean }>(tx, statement)
  const found = new Map<string, LinkFact>()
  const indexOf = accessIndexOf(request)
  for (const group of Map.groupBy(rows, (row) => `${row.i} ${row.id}`).values()) {
    const { dataset, range } = ranges[group[0]!.i]!
    const operation = operationOf(group[0]!)
    if (operation === undefined) continue
    // An operation that wrote several members replaces the dataset if it replaces one of them.
    const replaces = group.some((row) => row.replaces)
    for (const access of linkedIn(range, operation, replaces, request)) {
      const fact = { dataset, operation, ...indexOf(access) }
      found.set(`${fact.access ?? ''} ${dataset} ${operation.id}`, fact)
    }
  }
  return { links: [...found.values()].slice(0, limit), cut: rows.length > limit || found.size > limit }
}

/** The writes that may hide others, by the index of the access that they concern. */
async function hidersOf(
  tx: Transaction,
  up: boolean,
  items: readonly OfMembers<Write>[],
  at: number,
): Promise<ReadonlyMap<number, readonly Write[]>> {
  const relevant = items.filter(({ item }) => up || item.to !== Infinity)
  if (relevant.length === 0) return new Map()
  const rows = await rowsOf<{ i: number; id: Id; startedAt: number; endedAt: number }>(
    tx,
    (up ? compileHidersOfReads : compileHidersOfWrites)(relevant, at),
  )
  const found = new Map<number, readonly Write[]>()
  for (const [i, group] of Map.groupBy(rows, (row) => row.i)) {
    const writes = group.map(({ id, startedAt, endedAt }): Write => ({
      operation: id,
      from: startedAt,
      to: Math.max(startedAt, endedAt),
      hides: true,
    }))
    const top = up ? topHider(writes) : undefined
    found.set(i, top === undefined ? writes : [top])
  }
  return found
}
