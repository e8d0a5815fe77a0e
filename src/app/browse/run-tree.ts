import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { cardsOf, namesOf, rowCard } from './cards.ts'
import { interactionFacts } from './interactions.ts'
import { neighbours } from './neighbours.ts'
import { present } from './plain-props.ts'
import { operationsOfRuns } from './operations-of-runs.ts'

/** The limits of a tree. A run that has more than is shown has `cut`. */
export const TREE_BOUNDS = { ancestors: 32, depth: 32, runs: 500, operations: 100, interactions: 50 } as const

/** A run with its ancestors, its descendants, and what its operations did. */
export async function runTree(read: Read, run: NodeRow): Promise<JsonObject> {
  const [above, below] = await Promise.all([ancestorsOf(read, run.id), descendantsOf(read, run.id)])
  const details = await operationsOfRuns(read, below.runs, TREE_BOUNDS)
  const all = [...above, ...below.runs]
  const cards = new Map((await cardsOf(read, 'run', all)).map((card) => [card['id'] as Id, card]))
  const datasets = await namesOf(
    read,
    'Dataset',
    [...details.interactions.values()].flatMap((edges) => edges.map(({ to }) => to)),
  )
  const jobs = await namesOf(
    read,
    'Job',
    [...details.operations.values()].flatMap((of) => of.map(({ props }) => props['jobId'] as Id | undefined)),
  )
  const interaction = (edge: EdgeRow): JsonObject => ({
    ...interactionFacts(edge),
    ...present({ dataset: datasets.get(edge.to) }),
  })
  const operation = (row: NodeRow): JsonObject => {
    const edges = details.interactions.get(row.id) ?? []
    const of = (type: 'READ' | 'WROTE') => edges.filter((edge) => edge.type === type).map(interaction)
    return {
      ...rowCard('operation', row),
      ...present({
        job: jobs.get(row.props['jobId'] as Id),
        cut: details.cut.has(row.id) ? true : undefined,
      }),
      reads: of('READ'),
      writes: of('WROTE'),
    }
  }
  // Built from the leaves up, so that a deep tree needs no recursion.
  const shown = new Map<Id, JsonObject>()
  for (const id of [...below.runs].reverse()) {
    const isCut = below.cut.has(id) || details.cut.has(id)
    shown.set(id, {
      ...(cards.get(id) ?? { id }),
      ...present({ cut: isCut ? true : undefined }),
      operations: (details.operations.get(id) ?? []).map(operation),
      children: (below.children.get(id) ?? []).flatMap((child) => shown.get(child) ?? []),
    })
  }
  return {
    ancestors: above.flatMap((id) => cards.get(id) ?? []),
    run: shown.get(run.id) ?? { id: run.id },
    complete: below.cut.size === 0 && details.cut.size === 0,
  }
}

/** The ancestors of a run, the nearest first. */
async function ancestorsOf(read: Read, run: Id): Promise<readonly Id[]> {
  const above = new Set<Id>()
  let level: readonly Id[] = [run]
  while (level.length > 0 && above.size < TREE_BOUNDS.ancestors) {
    const { found } = await neighbours(read, level, 'Run', ['PART_OF', 'from', 'Run'], TREE_BOUNDS.ancestors)
    level = [...new Set(found.map(({ node }) => node.id))].filter((id) => id !== run && !above.has(id)).sort()
    for (const id of level) above.add(id)
  }
  return [...above].slice(0, TREE_BOUNDS.ancestors)
}

interface Descendants {
  /** The run itself first, then level by level. */
  readonly runs: readonly Id[]
  readonly children: ReadonlyMap<Id, readonly Id[]>
  readonly cut: ReadonlySet<Id>
}

async function descendantsOf(read: Read, run: Id): Promise<Descendants> {
  const known = new Set<Id>([run])
  const children = new Map<Id, Id[]>()
  const cut = new Set<Id>()
  let level: readonly Id[] = [run]
  for (let depth = 0; level.length > 0; depth++) {
    const ask = { type: 'PART_OF', end: 'to', label: 'Run', other: 'Run', limit: TREE_BOUNDS.runs } as const
    const found = await read({ kind: 'edges', ...ask, ids: level })
    for (const id of found.cut) cut.add(id)
    const rows = await read({
      kind: 'nodes',
      label: 'Run',
      ids: [...new Set(found.edges.map(({ from }) => from))],
    })
    const starts = new Map(rows.map(({ id, props }) => [id, (props['startedAt'] ?? 0) as number]))
    const edges = [...found.edges].sort(
      (a, b) => starts.get(a.from)! - starts.get(b.from)! || (a.from < b.from ? -1 : 1),
    )
    const next: Id[] = []
    for (const { from, to } of edges) {
      if (known.has(from)) continue
      if (known.size >= TREE_BOUNDS.runs || depth >= TREE_BOUNDS.depth) {
        cut.add(to)
        continue
      }
      known.add(from)
      next.push(from)
      children.set(to, [...(children.get(to) ?? []), from])
    }
    level = next
  }
  return { runs: [...known], children, cut }
}
