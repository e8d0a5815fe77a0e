import fc from 'fast-check'
import { DAY, dayOf, FOREVER } from '../../src/domain/time.ts'
import type { Id } from '../../src/domain/ids.ts'
import type { NodeKind } from '../../src/domain/lineage-graph.ts'
import { isCausal } from '../../src/query/causal/is-causal.ts'
import { kindsOf } from '../../src/query/kinds-of.ts'
import type {
  PathsNode,
  PlanNode,
  PlanPredicate,
  SelectNode,
  Via,
  WalkLevel,
  WalkNode,
  Window,
} from '../../src/query/plan.ts'
import type { World } from './reference/world.ts'

const span = { start: 0, end: 0 }

const ids = (of: NodeKind, things: readonly { readonly id: Id }[]): fc.Arbitrary<SelectNode>[] =>
  things.length === 0
    ? []
    : [
        fc
          .uniqueArray(fc.constantFrom(...things.map((t) => t.id)), { minLength: 1, maxLength: 2 })
          .map((list) => ({ kind: 'select', selection: { kind: 'ids', of, ids: list } })),
      ]

/** `finest`: the finest kind of node for executions. */
function selectionOf(
  world: World,
  columns: boolean,
  finest: 'job' | 'run' | 'operation' = 'operation',
): fc.Arbitrary<SelectNode> {
  const { runs = [], operations = [] } = world
  const single = [
    ...ids('dataset', world.datasets),
    ...ids('dataset', world.datasets),
    ...(columns ? ids('column', world.columns) : []),
    ...ids('job', world.jobs),
    ...(finest === 'job' ? [] : ids('run', runs)),
    ...(finest === 'job' ? [] : runsOf(world)),
    ...(finest === 'operation' ? ids('operation', operations) : []),
    fc.constantFrom(...(['datasets', 'jobs'] as const)).map((kind): SelectNode => ({
      kind: 'select',
      selection: { kind, filters: { tagged: [{ tag: 'pii' }] }, span },
    })),
  ]
  const one = fc.oneof(...single)
  return fc.oneof(
    { weight: 5, arbitrary: one },
    {
      weight: 1,
      arbitrary: fc
        .array(one, { minLength: 2, maxLength: 3 })
        .map((items): SelectNode => ({ kind: 'select', selection: { kind: 'list', items } })),
    },
  )
}

function runsOf(world: World): fc.Arbitrary<SelectNode>[] {
  if ((world.runs ?? []).length === 0) return []
  const of = fc.oneof(...ids('dataset', world.datasets), ...ids('job', world.jobs))
  const last = fc.constantFrom({}, { last: 1 }, { last: 2 })
  return [
    fc.tuple(of, last).map(([node, most]): SelectNode => ({
      kind: 'select',
      selection: { kind: 'runs', of: node, filters: {}, ...most, span },
    })),
  ]
}

const windowOf = (anInstant: fc.Arbitrary<number>): fc.Arbitrary<Omit<Window, 'wholeDays'>> =>
  fc
    .record({
      since: fc.option(anInstant, { nil: undefined }),
      until: fc.option(anInstant, { nil: undefined, freq: 2 }),
      asOf: fc.option(anInstant, { nil: undefined, freq: 2 }),
    })
    // A window that ends before it starts is an error of the text.
    .filter(
      ({ since, until, asOf }) => since === undefined || since <= Math.min(until ?? since, asOf ?? since),
    )
    .map(({ since, until, asOf }) => ({
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(asOf === undefined ? {} : { asOf }),
    }))

/** A resolved window: exact for walks over operations. */
function resolved({ since, until, asOf }: Omit<Window, 'wholeDays'>, exact: boolean): Window {
  const wholeDays = !exact && since !== undefined && (until !== undefined || asOf !== undefined)
  return {
    ...(since === undefined ? {} : { since: wholeDays ? dayOf(since) * DAY : since }),
    ...(until === undefined ? {} : { until: wholeDays ? (dayOf(until) + 1) * DAY - 1 : until }),
    ...(asOf === undefined ? {} : { asOf }),
    wholeDays,
  }
}

const viaOf = (at: WalkLevel): fc.Arbitrary<Via> => {
  const based = fc.constantFrom<Via>({}, {}, {}, { basis: 'stated' }, { basis: 'inferred' })
  if (at !== 'column') return based
  return fc.oneof(
    based,
    fc.constantFrom<Via>(
      { transformation: ['DIRECT'] },
      { transformation: ['INDIRECT'] },
      { masking: false },
      { transformation: ['DIRECT'], masking: true },
      { transformation: [] },
    ),
  )
}

const aDepth: fc.Arbitrary<WalkNode['depth']> = fc.oneof(
  fc.constant({ min: 1 }),
  fc.integer({ min: 1, max: 3 }).map((max) => ({ min: 1, max })),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 })).map(([min, more]) => ({
    min,
    max: min + more,
  })),
  fc.constant({ min: 2 }),
)

/** Times at which something in a world starts or ends, and the times around them. */
function instantIn(world: World): fc.Arbitrary<number> {
  const spans = [
    ...world.edges.flatMap((e) => [e.stated ?? [], e.inferred ?? []].flat()),
    ...world.touches.map((t) => t.span),
  ]
  const worked = (world.operations ?? []).flatMap((w) => [
    w.startedAt,
    w.endedAt ?? w.lastEventAt,
    w.lastEventAt,
  ])
  const known = [
    0,
    ...worked,
    ...world.datasets.map((d) => d.firstSeen),
    ...spans.flatMap((s) => [s.firstAt, s.lastAt]),
  ]
  const near = fc.constantFrom(-DAY, -1, 0, 1, DAY / 2, DAY)
  return fc.tuple(fc.constantFrom(...known.filter((at) => at < FOREVER)), near).map(([at, by]) => at + by)
}

/** The clauses for both walks and paths. */
function clausesOf(world: World, at: WalkLevel) {
  const finest = at === 'run' || at === 'operation' ? at : 'job'
  const confining = selectionOf(world, at === 'column', finest).filter(
    (s) => at === 'column' || !kindsOf(s).has('column'),
  )
  const few = fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(confining, { minLength: 1, maxLength: 2 }) },
  )
  return {
    at: fc.constant(at),
    window: fc.oneof(fc.constant({}), windowOf(instantIn(world))),
    via: viaOf(at),
    within: few,
    avoiding: few,
    stopAt: few,
    skip: skipOf(world, at),
    includingStart: fc.boolean(),
  }
}

function levelOf(world: World): fc.Arbitrary<WalkLevel> {
  const worked = (world.operations ?? []).length > 0 ? (['run', 'operation', 'operation'] as const) : []
  return fc.constantFrom<WalkLevel>('dataset', 'dataset', 'column', 'job', ...worked)
}

export function walkOf(world: World): fc.Arbitrary<WalkNode> {
  return levelOf(world).chain((at) => {
    const starts = selectionOf(world, true, at === 'column' ? 'job' : 'operation').filter((s) => {
      const kinds = kindsOf(s)
      return !(kinds.has('column') && isCausal(at, kinds))
    })
    const walk = fc.record({
      kind: fc.constant('walk' as const),
      direction: fc.constantFrom('upstream' as const, 'downstream' as const, 'lineage' as const),
      starts,
      depth: aDepth,
      ...clausesOf(world, at),
    })
    return walk.map((w): WalkNode => ({
      ...w,
      window: resolved(w.window, isCausal(at, kindsOf(w.starts))),
    }))
  })
}

export function pathsOf(world: World): fc.Arbitrary<PathsNode> {
  return levelOf(world).chain((at) => {
    const ends = selectionOf(world, true, at === 'column' ? 'job' : 'operation')
    return fc
      .record({
        kind: fc.constant('paths' as const),
        shortest: fc.boolean(),
        from: ends,
        to: ends,
        maxDepth: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        ...clausesOf(world, at),
      })
      .map(({ maxDepth, window, ...paths }) => ({
        ...paths,
        window: resolved(window, isCausal(at, kindsOfEnds(paths))),
        ...(maxDepth === undefined ? {} : { maxDepth }),
      }))
      .filter((paths) => {
        const kinds = kindsOfEnds(paths)
        return !(kinds.has('column') && isCausal(at, kinds))
      })
  })
}

const kindsOfEnds = ({ from, to }: { readonly from: PlanNode; readonly to: PlanNode }) =>
  new Set([...kindsOf(from), ...kindsOf(to)])

/** Nodes that a walk excludes: usually none, or some that it may reach. */
function skipOf(world: World, at: WalkLevel): fc.Arbitrary<readonly PlanNode[]> {
  const single = [
    ...ids('dataset', world.datasets),
    ...ids('dataset', world.datasets),
    ...(at === 'column' ? ids('column', world.columns) : []),
  ]
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(fc.oneof(...single), { minLength: 1, maxLength: 2 }) },
  )
}

const aPredicate: fc.Arbitrary<PlanPredicate> = fc.oneof(
  fc.constantFrom<PlanPredicate>(
    { kind: 'null', field: 'owner' },
    { kind: 'null', field: 'distance' },
    { kind: 'compare', field: 'owner', op: '=', value: 'ann' },
    { kind: 'compare', field: 'basis', op: '=', value: 'stated' },
    { kind: 'compare', field: 'kind', op: '=', value: 'dataset' },
    { kind: 'compare', field: 'change', op: '=', value: 'removed' },
    { kind: 'compare', field: 'name', op: '<', value: 'd2' },
  ),
  fc
    .integer({ min: 0, max: 3 })
    .map((value): PlanPredicate => ({ kind: 'compare', field: 'distance', op: '<=', value })),
)

const predicate: fc.Arbitrary<PlanPredicate> = fc.oneof(
  aPredicate,
  aPredicate.map((item): PlanPredicate => ({ kind: 'not', item })),
  fc.array(aPredicate, { maxLength: 2 }).map((items): PlanPredicate => ({ kind: 'or', items })),
)

/** One walk or selection at two times. */
function changesOf(world: World): fc.Arbitrary<PlanNode> {
  const at = instantIn(world)
  const ofWalk = fc
    .record({ walk: walkOf(world), before: windowOf(at), after: windowOf(at) })
    .map(({ walk, before, after }): PlanNode => ({
      kind: 'changes',
      before: { ...walk, window: resolved(before, isCausal(walk.at, kindsOf(walk.starts))) },
      after: { ...walk, window: resolved(after, isCausal(walk.at, kindsOf(walk.starts))) },
    }))
  const thereAt = (input: PlanNode, value: number): PlanNode => {
    const later: PlanPredicate = { kind: 'compare', field: 'firstSeen', op: '>', value }
    return { kind: 'where', input, predicate: { kind: 'not', item: later } }
  }
  const ofSelection = fc
    .record({ of: selectionOf(world, true), before: at, after: at })
    .map(({ of, before, after }): PlanNode => ({
      kind: 'changes',
      before: thereAt(of, before),
      after: thereAt(of, after),
    }))
  return fc.oneof({ weight: 3, arbitrary: ofWalk }, { weight: 1, arbitrary: ofSelection })
}

/** Plans with a set as their answer, on one world. */
export function planOf(world: World, depth = 2): fc.Arbitrary<PlanNode> {
  const leaf: fc.Arbitrary<PlanNode> = fc.oneof(
    { weight: 5, arbitrary: walkOf(world) },
    { weight: 3, arbitrary: pathsOf(world) },
    { weight: 1, arbitrary: fc.constant({ kind: 'cycles' }) },
    { weight: 1, arbitrary: selectionOf(world, true) },
  )
  if (depth === 0) return leaf
  const inner = planOf(world, depth - 1)
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('combine' as const),
        op: fc.constantFrom('union' as const, 'intersect' as const, 'except' as const),
        left: inner,
        right: inner,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('cycles' as const),
        in: inner,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('ends' as const),
        which: fc.constantFrom('roots' as const, 'leaves' as const),
        of: inner,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('where' as const), input: inner, predicate }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('limit' as const),
        input: inner,
        count: fc.integer({ min: 0, max: 4 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('orderBy' as const),
        input: inner,
        keys: fc
          .constantFrom('owner', 'name', 'distance', 'kind', 'change')
          .chain((field) => fc.boolean().map((descending) => [{ field, descending }])),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('changes' as const), before: inner, after: inner }),
    },
    { weight: 2, arbitrary: changesOf(world) },
    {
      weight: 1,
      arbitrary: walkOf(world).chain((walk) =>
        inner
          .filter((starts) => isCausal(walk.at, kindsOf(starts)) === isCausal(walk.at, kindsOf(walk.starts)))
          .filter((starts) => !(isCausal(walk.at, kindsOf(starts)) && kindsOf(starts).has('column')))
          .map((starts): PlanNode => ({ ...walk, starts })),
      ),
    },
  )
}
