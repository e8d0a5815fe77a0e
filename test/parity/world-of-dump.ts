import type { EdgeRow, NodeRow } from '../../src/domain/graph-rows.ts'
import type { Id } from '../../src/domain/ids.ts'
import { rollUpOf } from '../../src/query/edge-filter.ts'
import { tagText } from '../../src/query/tag-text.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import { executionsOfDump } from './executions-of-dump.ts'
import type { World, WorldColumn, WorldEntity } from './reference/world.ts'

/** The rows of a store as the plain lists of the reference evaluator. */
export function worldOfDump(rows: readonly DumpRow[]): World {
  const nodes = rows.flatMap((r) => (r.kind === 'node' ? [r.row] : []))
  const edges = rows.flatMap((r) => (r.kind === 'edge' ? [r.row] : []))
  const byId = new Map(nodes.map((n) => [n.id, n]))
  const from = (type: EdgeRow['type'], id: Id): EdgeRow[] =>
    edges.filter((e) => e.type === type && e.from === id)
  const canonicalOf = (id: Id): Id => from('ALIAS_OF', id)[0]?.to ?? id
  const text = (node: NodeRow, prop: string): string => node.props[prop] as string

  const entityOf = (node: NodeRow): WorldEntity => {
    const group = nodes.filter((n) => n.label === node.label && canonicalOf(n.id) === node.id)
    const tags = group.flatMap((n) => from('TAGGED', n.id)).map((e) => byId.get(e.to)!)
    const owners = group.flatMap((n) => from('OWNED_BY', n.id)).map((e) => text(byId.get(e.to)!, 'name'))
    return {
      id: node.id,
      namespace: text(node, 'namespace'),
      name: text(node, 'name'),
      aliases: group
        .filter((n) => n.id !== node.id)
        .map((n) => ({ namespace: text(n, 'namespace'), name: text(n, 'name') })),
      firstSeen: Math.min(...group.map((n) => Number(n.props['firstSeen']))),
      tags: tags.flatMap((t) => [text(t, 'name'), tagText(text(t, 'name'), text(t, 'value'))]),
      owners: [...new Set(owners)],
    }
  }
  const datasets = nodes.filter((n) => n.label === 'Dataset' && canonicalOf(n.id) === n.id).map(entityOf)
  const columns = nodes.flatMap((node): WorldColumn[] => {
    const dataset = node.label === 'Column' ? from('PART_OF', node.id)[0]?.to : undefined
    const of = datasets.find((d) => d.id === dataset)
    return of === undefined ? [] : [{ ...entityOf(node), namespace: of.namespace, dataset: of.id }]
  })
  return {
    datasets,
    columns,
    jobs: nodes.filter((n) => n.label === 'Job').map(entityOf),
    edges: edges
      .filter((e) => e.type === 'DERIVED_FROM')
      .map((e) => {
        const level = e.fromLabel === 'Column' ? 'column' : 'dataset'
        const { jobId, stated, inferred, transformation } = rollUpOf(e.props, level)
        return {
          level,
          target: e.from,
          source: e.to,
          ...(jobId === undefined ? {} : { job: jobId }),
          ...(stated === undefined ? {} : { stated }),
          ...(inferred === undefined ? {} : { inferred }),
          ...(transformation === undefined ? {} : { transformation }),
        }
      }),
    ...executionsOfDump(rows, canonicalOf),
    touches: edges.flatMap((e) =>
      e.type === 'READS' || e.type === 'WRITES'
        ? [
            {
              type: e.type === 'READS' ? ('reads' as const) : ('writes' as const),
              job: e.from,
              dataset: e.to,
              span: rollUpOf(e.props, 'dataset').all,
            },
          ]
        : [],
    ),
  }
}
