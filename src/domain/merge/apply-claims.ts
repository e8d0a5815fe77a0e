import type { DatasetName } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { locationId, type Id } from '../ids.ts'
import type { RunClaim, RunnerClaim } from './claims.ts'
import { changedClaims, type Claimed, type Transition } from './changed-claims.ts'
import type { Claimants } from './claimants.ts'
import { plainEdge } from './edge-ids.ts'
import { nextJobRow, sameJobClaim } from './job-row.ts'
import { propsOf } from './props.ts'
import { runRow } from './run-row.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import type { AggregateSnapshots } from './aggregate-snapshots.ts'
import type { WorkingSet } from './working-set.ts'

export interface ClaimsOptions {
  /**
   * Keep Runners and Users even if nothing leads to them any more, because finding that out would read every edge at
   * them.
   */
  readonly keepsEnds?: boolean
}

/** Updates Runs, Jobs, Runners, Users and the edges between them to what the aggregates now claim. */
export function* applyClaims(
  transitions: readonly Transition[],
  claimants: Claimants,
  snapshots: AggregateSnapshots,
  set: WorkingSet,
  { keepsEnds = false }: ClaimsOptions = {},
): Step<void> {
  const next = yield* untilResolved(set, () => readClaims(transitions, claimants, snapshots, set))
  for (const { row, key } of [...next.runs, ...next.jobs]) {
    if (row === undefined) set.dropNode(key.label, key.id)
    else set.putNode(row)
  }
  for (const { row, gone } of next.edges) {
    if (row !== undefined) set.putEdge(row)
    else if (gone !== undefined) set.dropEdge(gone)
  }
  yield* applyRunners(transitions, set)
  if (keepsEnds) return
  yield* dropUnused(
    next.edges.flatMap(({ gone }) => gone ?? []),
    set,
  )
}

/** The rows that follow from the claims. */
export function readClaims(
  transitions: readonly Transition[],
  claimants: Claimants,
  snapshots: AggregateSnapshots,
  set: WorkingSet,
): ClaimedRows {
  const jobs = changedClaims(transitions, 'jobs', sameJobClaim)
  const edges = changedClaims(transitions, 'edges', () => true)
  return {
    runs: [...changedRuns(transitions)].map(([id, claims]) =>
      nextRunRow(id, claims, claimants, snapshots, set),
    ),
    jobs: [...jobs].map(([id, claims]) => nextJobRow(id, claims, claimants, set)),
    edges: [...edges].map(([id, claims]) => nextEdge(id, claims, transitions, claimants, set)),
  }
}

interface ClaimedRows {
  readonly runs: readonly NextNode[]
  readonly jobs: readonly NextNode[]
  readonly edges: readonly NextEdge[]
}

/** A Run that reports itself is updated whenever one of its aggregates changes; other Runs when a claim changes. */
function changedRuns(transitions: readonly Transition[]): ReadonlyMap<Id, readonly Claimed<RunClaim>[]> {
  const same = (a: RunClaim, b: RunClaim): boolean =>
    a.jobId === b.jobId && a.externalId === b.externalId && a.firstSeen === b.firstSeen
  const out = new Map(changedClaims(transitions, 'runs', same))
  for (const { after } of transitions) {
    const run = after?.row.run
    if (run !== undefined && after?.runs.has(run) && !out.has(run)) out.set(run, [])
  }
  return out
}

interface NextNode {
  readonly key: { readonly label: NodeRow['label']; readonly id: Id }
  /** Absent if no aggregate claims the node any more. */
  readonly row?: NodeRow
}

function nextRunRow(
  id: Id,
  changed: readonly Claimed<RunClaim>[],
  claimants: Claimants,
  snapshots: AggregateSnapshots,
  set: WorkingSet,
): NextNode {
  const key = { label: 'Run', id } as const
  const stored = set.node('Run', id)
  const claims = changed.some(shrinks)
    ? claimants.ofRun(id).flatMap(({ runs }) => runs.get(id) ?? [])
    : [...storedClaim(stored), ...changed.flatMap(({ after }) => after ?? [])]
  return claims.length === 0 ? { key } : { key, row: runRow(id, claims, snapshots.after) }
}

const shrinks = ({ before, after }: Claimed<RunClaim>): boolean =>
  before !== undefined &&
  (after === undefined ||
    after.jobId !== before.jobId ||
    (before.externalId !== undefined && after.externalId !== before.externalId) ||
    after.firstSeen > before.firstSeen)

/** The stored row as a claim: the sum of all earlier claims. */
function storedClaim(row: NodeRow | undefined): readonly RunClaim[] {
  if (row === undefined) return []
  const { jobId, externalId, firstSeen } = row.props
  return [
    {
      id: row.id,
      jobId: jobId as Id,
      ...(externalId === undefined ? {} : { externalId: externalId as string }),
      firstSeen: firstSeen as number,
    },
  ]
}

interface NextEdge {
  readonly row?: EdgeRow
  readonly gone?: EdgeRow
}

function nextEdge(
  id: Id,
  changed: readonly Claimed<EdgeRow>[],
  transitions: readonly Transition[],
  claimants: Claimants,
  set: WorkingSet,
): NextEdge {
  const row = changed[0]!.after ?? changed[0]!.before!
  set.edge(row.type, id, row.from)
  const claimed =
    changed.some(({ after }) => after !== undefined) ||
    transitions.some(({ after }) => after?.edges.has(id)) ||
    claimants.ofEdge(row).some(({ edges }) => edges.has(id))
  return claimed ? { row } : { gone: row }
}

/** Puts the Runners and Users that edges now lead to. */
function* applyRunners(transitions: readonly Transition[], set: WorkingSet): Step<void> {
  const runners = new Map<Id, RunnerClaim>()
  const users = new Map<Id, string>()
  const places = new Map<Id, NodeRow>()
  for (const { before, after } of transitions) {
    for (const [id, runner] of after?.runners ?? [])
      if (before?.runners.has(id) !== true) runners.set(id, runner)
    for (const [id, name] of after?.users ?? []) if (before?.users.has(id) !== true) users.set(id, name)
    for (const [id, place] of after?.places ?? []) places.set(id, locationNode(id, place))
  }
  const rows = [...runners.values()].map(runnerRows)
  yield* untilResolved(set, () => {
    for (const { node, location, edge } of rows) {
      set.node('Runner', node.id)
      if (location !== undefined) set.node('Location', location.id)
      if (edge !== undefined) set.edge('LOCATED_IN', edge.id, edge.from)
    }
    for (const id of users.keys()) set.node('User', id)
    for (const id of places.keys()) set.node('Location', id)
  })
  for (const { node, location, edge } of rows) {
    // A Runner that was reported on its own has more properties, so it stays as it is.
    if (set.node('Runner', node.id) === undefined) set.putNode(node)
    if (location !== undefined && set.node('Location', location.id) === undefined) set.putNode(location)
    if (edge !== undefined) set.putEdge(edge)
  }
  for (const place of places.values()) if (set.node('Location', place.id) === undefined) set.putNode(place)
  // A User that an event named as an owner has more properties, so it stays as it is.
  for (const [id, name] of users)
    if (set.node('User', id) === undefined) set.putNode({ label: 'User', id, props: { name } })
}

const locationNode = (id: Id, { namespace, name }: DatasetName): NodeRow => ({
  label: 'Location',
  id,
  props: { type: namespace, name },
})

interface RunnerRows {
  readonly node: NodeRow
  /** Without `firstSeen`: only the Runner names it, and it is deleted with the Runner. */
  readonly location?: NodeRow
  readonly edge?: EdgeRow
}

function runnerRows({ id, type, version, location }: RunnerClaim): RunnerRows {
  const node: NodeRow = { label: 'Runner', id, props: propsOf({ type, version }) }
  if (location === undefined) return { node }
  const at = locationId(location.namespace, location.name)
  return {
    node,
    location: locationNode(at, location),
    edge: plainEdge('LOCATED_IN', 'Runner', id, 'Location', at),
  }
}

/**
 * Drops the Runners, Users and Locations at the end of these edges if no other edge leads to them. Those that an
 * event named directly (an owner, the location of a dataset) stay.
 */
function* dropUnused(gone: readonly EdgeRow[], set: WorkingSet): Step<void> {
  const ends = new Map(gone.map(({ toLabel, to }) => [to, toLabel]))
  const nodes = [...ends].filter(([, label]) => Object.hasOwn(USED_BY, label))
  if (nodes.length === 0) return
  const unused = yield* untilResolved(set, () =>
    nodes.flatMap(([id, label]) => {
      const row = set.node(label, id)
      if (row === undefined || row.props.firstSeen !== undefined) return []
      if (set.edgesAt(USED_BY[label as keyof typeof USED_BY], 'to', id).length > 0) return []
      return [{ id, label, located: label === 'Runner' ? set.edgesAt('LOCATED_IN', 'from', id) : [] }]
    }),
  )
  for (const { id, label, located } of unused) {
    for (const edge of located) set.dropEdge(edge)
    set.dropNode(label, id)
  }
  yield* dropUnused(
    unused.flatMap(({ located }) => located),
    set,
  )
}

const USED_BY = { Runner: 'RAN_ON', User: 'STARTED_BY', Location: 'LOCATED_IN' } as const
