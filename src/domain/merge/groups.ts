import type { DatasetName } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import { compareText } from '../../lib/compare.ts'
import type { Stamp } from '../stamp.ts'
import { compareNames } from './relatives.ts'

/** More names than these one dataset does not have. */
export const MAX_GROUP = 32

/** A dataset and another name that its symlinks facet gives it; by kind, the newest statement. */
export interface Statement {
  readonly from: Id
  readonly to: Id
  readonly kinds: ReadonlyMap<string, Stamp>
}

export interface Groups {
  /** The canonical member of each dataset that has one beside itself. */
  readonly canonical: ReadonlyMap<Id, Id>
  readonly leftOut: readonly LeftOut[]
}

/** A pair that is stated and left out: its group would have become too large, or have held a pair that is vetoed. */
export interface LeftOut {
  readonly pair: readonly [DatasetName, DatasetName]
  /** The vetoed pair. */
  readonly between?: readonly [DatasetName, DatasetName]
}

/**
 * The identity groups of datasets that statements join, symmetric and transitive. Statements of a vetoed pair count for
 * nothing; and the two are never of one group, by way of others neither: of the pairs that would join them, taken in
 * the order of their names, the last is left out. The statements must be all those of whole connected components.
 */
export function groupsOf(
  stated: readonly Statement[],
  vetoes: readonly (readonly [Id, Id])[],
  nameOf: (id: Id) => DatasetName,
): Groups {
  const parted = partedBy(vetoes)
  const statements = stated.filter(({ from, to }) => !parted.get(from)?.has(to))
  const pairs = effective(statements, nameOf)
    .map(({ from, to }): readonly [Id, Id] =>
      compareNames(nameOf(from), nameOf(to)) <= 0 ? [from, to] : [to, from],
    )
    .sort((a, b) => compareNames(nameOf(a[0]), nameOf(b[0])) || compareNames(nameOf(a[1]), nameOf(b[1])))
  const groupOf = new Map<Id, Id[]>()
  const leftOut: LeftOut[] = []
  for (const [a, b] of pairs) {
    const one = groupOf.get(a) ?? [a]
    const other = groupOf.get(b) ?? [b]
    if (one === other) continue
    const between = vetoBetween(one, other, parted)
    if (between !== undefined || one.length + other.length > MAX_GROUP) {
      leftOut.push({
        pair: [nameOf(a), nameOf(b)],
        ...(between && { between: [nameOf(between[0]), nameOf(between[1])] }),
      })
      continue
    }
    const joined = [...one, ...other]
    for (const member of joined) groupOf.set(member, joined)
  }
  const canonical = new Map<Id, Id>()
  const rank = rankOf(statements)
  for (const group of new Set(groupOf.values())) {
    const first = [...group].sort((a, b) => rank(a) - rank(b) || compareNames(nameOf(a), nameOf(b)))[0]!
    for (const member of group) if (member !== first) canonical.set(member, first)
  }
  return { canonical, leftOut }
}

/** Of each dataset those that it is not, whatever is stated. */
function partedBy(vetoes: readonly (readonly [Id, Id])[]): ReadonlyMap<Id, ReadonlySet<Id>> {
  const out = new Map<Id, Set<Id>>()
  for (const [a, b] of vetoes)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = out.get(one)
      if (known === undefined) out.set(one, new Set([other]))
      else known.add(other)
    }
  return out
}

/** A vetoed pair of one member of each, if there is one. */
function vetoBetween(
  one: readonly Id[],
  other: readonly Id[],
  parted: ReadonlyMap<Id, ReadonlySet<Id>>,
): readonly [Id, Id] | undefined {
  for (const a of one) {
    const apart = parted.get(a)
    const b = apart && other.find((member) => apart.has(member))
    if (b !== undefined) return [a, b]
  }
  return undefined
}

/** Tables first, then names of unknown kind, then locations. */
function rankOf(statements: readonly Statement[]): (id: Id) => number {
  const tables = new Set<Id>()
  const locations = new Set<Id>()
  for (const { to, kinds } of statements) {
    if (kinds.has('TABLE')) tables.add(to)
    if (kinds.has('LOCATION')) locations.add(to)
  }
  return (id) => (tables.has(id) ? 0 : locations.has(id) ? 2 : 1)
}

/**
 * The statements that hold. Of the TABLE names of one namespace a dataset is joined only with the one that its newest
 * statement names, and a TABLE name only with the newest dataset that claims it: a table renamed in place must not
 * glue the old and the new together.
 */
function effective(statements: readonly Statement[], nameOf: (id: Id) => DatasetName): readonly Statement[] {
  const ofDataset = new Map<string, Statement>()
  const ofName = new Map<Id, Statement>()
  const slot = ({ from, to }: Statement): string => `${from} ${nameOf(to).namespace}`
  for (const statement of statements) {
    if (!statement.kinds.has('TABLE')) continue
    const rival = ofDataset.get(slot(statement))
    if (rival === undefined || newer(statement, rival, ({ to }) => nameOf(to)))
      ofDataset.set(slot(statement), statement)
    const claimant = ofName.get(statement.to)
    if (claimant === undefined || newer(statement, claimant, ({ from }) => nameOf(from)))
      ofName.set(statement.to, statement)
  }
  return statements.filter((statement) => {
    const onlyTable = statement.kinds.size === 1 && statement.kinds.has('TABLE')
    return (
      !onlyTable || (ofDataset.get(slot(statement)) === statement && ofName.get(statement.to) === statement)
    )
  })
}

/** Whether a TABLE statement is newer than another; of one instant and rank the greater name holds. */
function newer(a: Statement, b: Statement, nameOf: (statement: Statement) => DatasetName): boolean {
  const x = a.kinds.get('TABLE')!
  const y = b.kinds.get('TABLE')!
  if (x[0] !== y[0]) return x[0] > y[0]
  if (x[1] !== y[1]) return x[1] < y[1]
  const [m, n] = [nameOf(a), nameOf(b)]
  return (compareText(m.namespace, n.namespace) || compareText(m.name, n.name)) > 0
}
