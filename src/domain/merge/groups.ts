import type { DatasetName } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import { compareText } from '../../lib/compare.ts'
import type { Stamp } from '../stamp.ts'
import { compareNames } from './owning-run.ts'

/** Maximum number of names in one identity group. */
export const MAX_GROUP = 32

/** A dataset and another name from its symlinks facet, with the newest statement of each kind. */
export interface Statement {
  readonly from: Id
  readonly to: Id
  readonly kinds: ReadonlyMap<string, Stamp>
}

export interface Groups {
  /** The canonical member of each dataset that is not canonical itself. */
  readonly canonical: ReadonlyMap<Id, Id>
  readonly leftOut: readonly LeftOut[]
}

/**
 * A stated pair that was ignored because its group would have exceeded the maximum size or contained a vetoed pair.
 */
export interface LeftOut {
  readonly pair: readonly [DatasetName, DatasetName]
  /** The vetoed pair. */
  readonly between?: readonly [DatasetName, DatasetName]
}

/**
 * Computes the identity groups of datasets that statements join; the relation is symmetric and transitive. Statements
 * of a vetoed pair are ignored. A vetoed pair is never in one group, not even through other datasets: pairs are
 * joined in the order of their names, and the pair that would complete the connection is left out. The statements
 * must be all those of whole connected components.
 */
export function groupsOf(
  stated: readonly Statement[],
  vetoes: readonly (readonly [Id, Id])[],
  nameOf: (id: Id) => DatasetName,
): Groups {
  const parted = partedBy(vetoes)
  const statements = stated.filter(({ from, to }) => !parted.get(from)?.has(to))
  const pairs = effectiveStatements(statements, nameOf)
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

/** For each dataset, the datasets that a veto separates from it. */
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

/** A vetoed pair with one member in each group, if one exists. */
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
 * The statements in force. Among the TABLE names of one namespace, a dataset is joined only with the one in its
 * newest statement, and a TABLE name only with the newest dataset that claims it. Otherwise a table renamed in place
 * would join the old and the new table.
 */
function effectiveStatements(
  statements: readonly Statement[],
  nameOf: (id: Id) => DatasetName,
): readonly Statement[] {
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

/** Whether a TABLE statement is newer than another. At one instant and rank, the greater name wins. */
function newer(a: Statement, b: Statement, nameOf: (statement: Statement) => DatasetName): boolean {
  const x = a.kinds.get('TABLE')!
  const y = b.kinds.get('TABLE')!
  if (x[0] !== y[0]) return x[0] > y[0]
  if (x[1] !== y[1]) return x[1] < y[1]
  const [m, n] = [nameOf(a), nameOf(b)]
  return (compareText(m.namespace, n.namespace) || compareText(m.name, n.name)) > 0
}
