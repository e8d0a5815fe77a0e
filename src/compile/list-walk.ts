import type { Id } from '../domain/ids.ts'
import { kindsOf } from '../query/kinds-of.ts'
import type { PathsNode, PlanNode, WalkNode } from '../query/plan.ts'
import type { EdgeFilter } from '../query/read-requests.ts'
import { everWritten, readAtEnd } from '../query/causal/causal-rule.ts'
import { isCausal } from '../query/causal/is-causal.ts'
import { upperBound } from '../query/edge-filter.ts'
import { compileExpand } from './compile-expand.ts'
import { compileTouchingOperations, compileHidersOfReads, compileHidersOfWrites } from './compile-links.ts'
import { compilePaths } from './compile-paths.ts'
import { compileTouch } from './compile-touch.ts'
import { compileWalk } from './compile-walk.ts'
import { compileOperations } from './compile-operations.ts'
import { fromStatements, isEmpty, PLACEHOLDER_IDS, type IdSource, type Listing } from './listing.ts'

/** Most edge rows that the statement of one level returns. */
const LEVEL_ROWS = 1_000_000

type Visit = (node: PlanNode) => IdSource

/** Lists the statements of a walk: the sets that its clauses name, then the walk itself, once per direction. */
export function listWalk(walk: WalkNode, listing: Listing, visit: Visit): IdSource {
  const kinds = kindsOf(walk.starts)
  const starts = visit(walk.starts)
  const sets = listSets(walk, visit)
  const directions = walk.direction === 'lineage' ? (['upstream', 'downstream'] as const) : [walk.direction]
  const skip = walk.skip ?? []
  for (const node of skip) visit(node)
  if (isCausal(walk.at, kinds))
    return fromStatements(directions.map((direction) => listCausalWalk(walk, direction, starts, listing)))
  const byColumn = walk.at === 'column' || kinds.has('column')
  const oneStatement = !byColumn && !kinds.has('job') && skip.length === 0
  return fromStatements(
    directions.map((direction) =>
      oneStatement
        ? listWholeWalk(walk, direction, starts, sets, listing)
        : listLevels(walk, direction, starts, sets, listing),
    ),
  )
}

/** The sets that the clauses of a walk name. `sources` says where each parameter gets its ids. */
interface Sets {
  readonly filter: EdgeFilter
  readonly within: readonly (readonly Id[])[]
  readonly avoiding: readonly Id[]
  readonly stopAt: readonly Id[]
  readonly stopJobs: readonly Id[]
  readonly sources: Readonly<Record<string, IdSource>>
}

function listSets(
  walk: Pick<WalkNode, 'at' | 'window' | 'via' | 'within' | 'avoiding' | 'stopAt'>,
  visit: Visit,
): Sets {
  const sources: Record<string, IdSource> = {}
  const within: (readonly Id[])[] = []
  const jobsWithin: (readonly Id[])[] = []
  for (const node of walk.within) {
    const source = visit(node)
    const kinds = kindsOf(node)
    if (kinds.has('job')) sources[`jobsWithin${jobsWithin.push(PLACEHOLDER_IDS) - 1}`] = source
    if (kinds.size === 0 || kinds.has('dataset') || kinds.has('column'))
      sources[`within${within.push(PLACEHOLDER_IDS) - 1}`] = source
  }
  const avoiding = split(walk.avoiding, visit)
  const stopAt = split(walk.stopAt, visit)
  const shown = walk.at === 'job'
  const jobsAvoiding = shown ? avoiding.jobs : fromStatements([avoiding.jobs, stopAt.jobs])
  const list = (name: string, source: IdSource): readonly Id[] => {
    if (isEmpty(source)) return []
    sources[name] = source
    return PLACEHOLDER_IDS
  }
  return {
    within,
    avoiding: list('avoiding', avoiding.nodes),
    stopAt: list('stopAt', stopAt.nodes),
    stopJobs: shown ? list('stopJobs', stopAt.jobs) : [],
    filter: {
      window: walk.window,
      via: walk.via,
      jobsWithin,
      jobsAvoiding: list('jobsAvoiding', jobsAvoiding),
    },
    sources,
  }
}

/**
 * Lists the statements of `paths`: both ends and the sets of the clauses, then one statement for all paths. Paths by
 * columns, from jobs or with `skip` need a walk from the starts instead.
 */
export function listPaths(paths: PathsNode, listing: Listing, visit: Visit): IdSource {
  const starts = visit(paths.from)
  const ends = visit(paths.to)
  const { sources, ...sets } = listSets(paths, visit)
  for (const node of paths.skip ?? []) visit(node)
  const kinds = new Set([...kindsOf(paths.from), ...kindsOf(paths.to)])
  if (isCausal(paths.at, kinds))
    return fromStatements([listCausalWalk(paths, 'downstream', starts, listing), ends])
  const byDatasets = paths.at !== 'column' && !kinds.has('column') && !kinds.has('job')
  if (!byDatasets || paths.skip !== undefined) {
    const at = kinds.has('column') ? 'column' : paths.at
    const found = listLevels({ starts: paths.from, at }, 'downstream', starts, { sources, ...sets }, listing)
    if (!kindsOf(paths.to).has('job')) return found
    const request = {
      kind: 'touch',
      type: 'reads',
      by: { jobs: [] },
      filter: { ...sets.filter, jobsWithin: [], jobsAvoiding: [], via: {} },
      limit: LEVEL_ROWS,
    } as const
    return fromStatements([found, listing.add(compileTouch(request), { ids: ends })])
  }
  const { maxDepth } = paths
  const request = {
    ...sets,
    kind: 'paths',
    starts: [],
    ends: [],
    ...(maxDepth === undefined ? {} : { maxDepth }),
    wanted: 'edges',
    limits: { nodes: LEVEL_ROWS, edges: LEVEL_ROWS },
  } as const
  return listing.add(compilePaths(request, 'graph'), { ...sources, starts, ends })
}

function split(
  nodes: readonly PlanNode[],
  visit: Visit,
): { readonly nodes: IdSource; readonly jobs: IdSource } {
  const found = nodes.map((node) => ({ source: visit(node), isJob: kindsOf(node).has('job') }))
  return {
    nodes: fromStatements(found.filter(({ isJob }) => !isJob).map(({ source }) => source)),
    jobs: fromStatements(found.filter(({ isJob }) => isJob).map(({ source }) => source)),
  }
}

function listWholeWalk(
  walk: WalkNode,
  direction: 'upstream' | 'downstream',
  starts: IdSource,
  { sources, ...sets }: Sets,
  listing: Listing,
): IdSource {
  const statement = compileWalk(
    {
      ...sets,
      kind: 'walk',
      direction,
      at: walk.at,
      starts: [],
      minDepth: walk.depth.min,
      ...(walk.depth.max === undefined ? {} : { maxDepth: walk.depth.max }),
      wanted: 'edges',
      limits: { nodes: LEVEL_ROWS, edges: LEVEL_ROWS },
    },
    'graph',
  )
  const found = listing.add(statement, { ...sources, starts })
  if (walk.at !== 'job') return found
  const type = direction === 'upstream' ? 'writes' : 'reads'
  const request = {
    kind: 'touch',
    type,
    by: { datasets: [] },
    filter: sets.filter,
    limit: LEVEL_ROWS,
  } as const
  return fromStatements([found, listing.add(compileTouch(request), { ...ofFilter(sources), ids: found })])
}

/** Lists a walk by levels: the same statement runs for each level with the nodes that the previous level reached. */
function listLevels(
  walk: Pick<WalkNode, 'starts' | 'at'>,
  direction: 'upstream' | 'downstream',
  starts: IdSource,
  { filter, sources }: Sets,
  listing: Listing,
): IdSource {
  const onEdges = ofFilter(sources)
  let frontier = starts
  if (kindsOf(walk.starts).has('job')) {
    const type = direction === 'upstream' ? 'reads' : 'writes'
    const request = { kind: 'touch', type, by: { jobs: [] }, filter, limit: LEVEL_ROWS } as const
    frontier = listing.add(compileTouch(request), { ...onEdges, ids: starts })
  }
  const level = walk.at === 'column' || kindsOf(walk.starts).has('column') ? 'column' : 'dataset'
  const request = { kind: 'expand', level, direction, frontier: [], filter, limit: LEVEL_ROWS } as const
  return listing.add(compileExpand(request), { ...onEdges, frontier })
}

/**
 * Lists a walk by operations: the overwrites that hide older writes, the operations on the other end of each access, and
 * what these read and wrote, which starts the next level.
 */
function listCausalWalk(
  walk: Pick<WalkNode, 'window'>,
  direction: 'upstream' | 'downstream',
  starts: IdSource,
  listing: Listing,
): IdSource {
  const up = direction === 'upstream'
  const { window } = walk
  const to = upperBound(window)
  const at = window.asOf ?? to ?? 0
  const access = up ? { ...readAtEnd(to), hides: false } : everWritten
  const item = { i: 0, members: PLACEHOLDER_IDS, item: access }
  const hiders = (up ? compileHidersOfReads : compileHidersOfWrites)([item], at)
  listing.add(hiders)
  const range = {
    i: 0,
    members: PLACEHOLDER_IDS,
    item: { from: window.since ?? -Infinity, to: to ?? Infinity },
  }
  const found = listing.add(compileTouchingOperations(up ? 'WROTE' : 'READ', [range], at, LEVEL_ROWS))
  return listing.add(compileOperations({ kind: 'work', operations: [], at }), {
    ids: fromStatements([starts, found]),
  })
}

/** Only job sets are conditions of the statement; Tributary applies the node sets between levels. */
function ofFilter(sources: Readonly<Record<string, IdSource>>): Readonly<Record<string, IdSource>> {
  return Object.fromEntries(Object.entries(sources).filter(([name]) => name.startsWith('jobs')))
}
