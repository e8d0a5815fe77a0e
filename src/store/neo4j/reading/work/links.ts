import {
  compileAround,
  compileHidersOfReads,
  compileHidersOfWrites,
  type OfMembers,
} from '../../../../compile/compile-links.ts'
import type { CypherStatement } from '../../../../compile/cypher-statement.ts'
import type { Id } from '../../../../domain/ids.ts'
import type { Write } from '../../../../query/causal/causal-rule.ts'
import {
  isLinkedIn,
  rangesOfReads,
  rangesOfWrites,
  togetherIn,
  topHider,
  type LinkRange,
  type Together,
} from '../../../../query/causal/link-ranges.ts'
import type { LinkFact, LinksRequest, ReadAnswers } from '../../../../query/read-requests.ts'
import type { Transaction } from '../../database.ts'
import { membersOf } from './members.ts'
import { operationOf, type OperationRow } from './operation-row.ts'

/** Answers which operations the causal rule links to accesses of datasets. */
export async function links(tx: Transaction, request: LinksRequest): Promise<ReadAnswers['links']> {
  const { direction, at, window, limit } = request
  const up = direction === 'upstream'
  const groups = await membersOf(tx, new Set(request.accesses.map((a) => a.dataset)))
  const together = togetherIn(request).filter(({ dataset }) => groups.has(dataset))
  const items = together
    .flatMap(({ dataset, accesses }) => accesses.map((item) => ({ members: groups.get(dataset)!, item })))
    .map((item, i) => ({ i, ...item }))
  const hiders = await hidersOf(tx, up, items, at)

  const ranges: (Pick<Together, 'dataset' | 'told'> & { readonly range: LinkRange })[] = []
  let place = 0
  for (const { dataset, accesses, told } of together) {
    const hidable = accesses.map((access) => ({ access, hiders: hiders.get(place++) ?? [] }))
    for (const range of up ? rangesOfReads(hidable, window) : rangesOfWrites(hidable, window))
      ranges.push({ dataset, told, range })
  }
  const { text, params } = compileAround(
    up ? 'WROTE' : 'READ',
    ranges.map(({ dataset, range }, i) => ({ i, members: groups.get(dataset)!, item: range })),
    at,
    limit,
  )
  const rows = await tx.rows<OperationRow & { i: number; replaces: boolean }>(text, params)
  const found = new Map<string, LinkFact>()
  for (const some of Map.groupBy(rows, (row) => `${row.i} ${row.id}`).values()) {
    const { dataset, told, range } = ranges[some[0]!.i]!
    const operation = operationOf(some[0]!)
    if (operation === undefined) continue
    // One that wrote several members replaces the dataset if it replaces one of them.
    const replaces = some.some((row) => row.replaces)
    if (isLinkedIn(range, operation, replaces, request))
      found.set(`${told.access ?? ''} ${dataset} ${operation.id}`, { dataset, operation, ...told })
  }
  return { links: [...found.values()].slice(0, limit), cut: rows.length > limit }
}

/** The writes that may hide others, by the place of the access that they concern. */
async function hidersOf(
  tx: Transaction,
  up: boolean,
  items: readonly OfMembers<Write>[],
  at: number,
): Promise<ReadonlyMap<number, readonly Write[]>> {
  const asked = items.filter(({ item }) => up || item.to !== Infinity)
  if (asked.length === 0) return new Map()
  const statement: CypherStatement = (up ? compileHidersOfReads : compileHidersOfWrites)(asked, at)
  const rows = await tx.rows<{ i: number; id: Id; startedAt: number; endedAt: number }>(
    statement.text,
    statement.params,
  )
  const found = new Map<number, readonly Write[]>()
  for (const [i, some] of Map.groupBy(rows, (row) => row.i)) {
    const writes = some.map(({ id, startedAt, endedAt }): Write => ({
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
