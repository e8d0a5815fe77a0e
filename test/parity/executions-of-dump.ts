import type { MappingBody } from '../../src/domain/aggregate.ts'
import type { EdgeRow, NodeRow } from '../../src/domain/graph-rows.ts'
import type { Id } from '../../src/domain/ids.ts'
import { fromRow } from '../../src/domain/aggregate/aggregate-body.ts'
import { typesOf } from '../../src/domain/merge/interactions.ts'
import type { RunContext } from '../../src/domain/merge/run-context.ts'
import { pairsOf } from '../../src/domain/merge/pairs.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import type { World, WorldRun, WorldOperation } from './reference/world.ts'

/** The runs and operations of a store. Edges of an operation come from its aggregate, not from derived rows. */
export function executionsOfDump(
  rows: readonly DumpRow[],
  canonicalOf: (id: Id) => Id,
): Pick<World, 'runs' | 'operations'> {
  const nodes = rows.flatMap((r) => (r.kind === 'node' ? [r.row] : []))
  const edges = rows.flatMap((r) => (r.kind === 'edge' ? [r.row] : []))
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const edgesFrom = Map.groupBy(edges, (e) => e.from)
  const from = (type: EdgeRow['type'], id: Id): EdgeRow[] =>
    (edgesFrom.get(id) ?? []).filter((e) => e.type === type)
  const kin: RunContext = {
    ofRun: () => [],
    nextOf: () => undefined,
    mapping: (id) => {
      const body = byId.get(id as Id)?.props['body']
      return body === undefined ? undefined : (JSON.parse(body as string) as MappingBody)
    },
    interpret: (source) => producerRules.interpret(source),
  }
  const made = new Map<Id, WorldOperation['pairs']>()
  for (const row of rows) {
    if (row.kind !== 'aggregate') continue
    const source = fromRow(row.row)
    const interpretation = producerRules.interpret(source)
    const { datasets } = pairsOf(source, (id) => typesOf(source, interpretation, id), interpretation, kin)
    made.set(
      row.row.id,
      datasets.map((p) => ({ source: canonicalOf(p.source), target: canonicalOf(p.target), basis: p.basis })),
    )
  }
  const above = (run: Id, seen: Set<Id>): Set<Id> => {
    if (seen.has(run)) return seen
    seen.add(run)
    for (const e of from('PART_OF', run)) if (e.toLabel === 'Run') above(e.to, seen)
    return seen
  }
  const runs = nodes
    .filter((n) => n.label === 'Run' && n.props['jobId'] !== undefined)
    .map((n): WorldRun => ({
      id: n.id,
      job: n.props['jobId'] as Id,
      otherJobs: from('PART_OF', n.id).flatMap((e) => (e.toLabel === 'Job' ? [e.to] : [])),
      firstSeen: Number(n.props['firstSeen']),
      ...present(n, 'startedAt'),
      ...present(n, 'endedAt'),
      ...present(n, 'status'),
    }))
  const operations = nodes
    .filter((n) => n.label === 'Operation' && n.props['type'] !== 'declared')
    .map((n): WorldOperation => {
      const run = n.props['runId'] as Id
      const writes = Map.groupBy(from('WROTE', n.id), (e) => canonicalOf(e.to))
      return {
        id: n.id,
        job: n.props['jobId'] as Id,
        run,
        startedAt: Number(n.props['startedAt']),
        lastEventAt: Number(n.props['lastEventAt']),
        ...present(n, 'endedAt'),
        ...present(n, 'status'),
        counts: n.props['counts'] === true,
        firstSeen: Number(n.props['firstSeen']),
        runEnds: [...above(run, new Set())].flatMap((id) => {
          const end = byId.get(id)?.props['endedAt']
          return typeof end === 'number' ? [end] : []
        }),
        reads: [...new Set(from('READ', n.id).map((e) => canonicalOf(e.to)))],
        writes: [...writes].map(([dataset, of]) => ({
          dataset,
          replaces: of.some((e) => e.props['replaces'] === true),
        })),
        pairs: made.get(n.id) ?? [],
      }
    })
  return { runs, operations }
}

function present(node: NodeRow, prop: string): object {
  const value = node.props[prop]
  return value === undefined ? {} : { [prop]: value }
}
