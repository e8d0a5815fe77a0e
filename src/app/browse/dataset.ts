import type { NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { cardsOf } from './cards.ts'
import { membersOf } from './find.ts'
import { interactionCards } from './interactions.ts'
import { neighbours, ownersOf, tagsOf } from './neighbours.ts'
import { facetsOf, plainProps, present } from './plain-props.ts'

/** The details of a dataset, including its identity group. */
export async function datasetDetail(read: Read, { id, props }: NodeRow): Promise<JsonObject> {
  const members = await membersOf(read, id)
  const [[card], tags, owners, stated, vetoed, former, later, lastReader, lastWriter] = await Promise.all([
    cardsOf(read, 'dataset', [id], ['schema', 'upstreams', 'downstreams']),
    tagsOf(read, 'Dataset', members),
    ownersOf(read, 'Dataset', members),
    pairs(read, members, 'SAME_AS'),
    pairs(read, members, 'NOT_SAME_AS'),
    neighbours(read, members, 'Dataset', ['RENAMED_FROM', 'from', 'Dataset']),
    neighbours(read, members, 'Dataset', ['RENAMED_FROM', 'to', 'Dataset']),
    newest(read, members, 'READ'),
    newest(read, members, 'WROTE'),
  ])
  const named = ({ node }: (typeof former)['found'][number]): JsonObject => ({
    id: node.id,
    ...plainProps(node.props, ['namespace', 'name']),
  })
  const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)
  return {
    ...card,
    ...present({
      tags: nonEmpty(tags),
      owners: nonEmpty(owners),
      sameAs: nonEmpty(stated),
      notSameAs: nonEmpty(vetoed),
      renamedFrom: nonEmpty(former.found.map(named)),
      renamedTo: nonEmpty(later.found.map(named)),
      lastReader,
      lastWriter,
    }),
    ...facetsOf(props),
  }
}

/** The pairs of names that are stated to be the same dataset, or not, and by whom. */
async function pairs(
  read: Read,
  members: readonly Id[],
  type: 'SAME_AS' | 'NOT_SAME_AS',
): Promise<readonly JsonObject[]> {
  const both = await Promise.all(
    (['from', 'to'] as const).map((end) =>
      read({ kind: 'edges', type, end, label: 'Dataset', other: 'Dataset', ids: members, limit: 100 }),
    ),
  )
  const edges = new Map(both.flatMap((found) => found.edges.map((edge) => [edge.id, edge] as const)))
  const current = [...edges.values()].filter(({ props }) => type === 'SAME_AS' || props['vetoed'] === true)
  const rows = await read({
    kind: 'nodes',
    label: 'Dataset',
    ids: [...new Set(current.flatMap(({ from, to }) => [from, to]))],
  })
  const names = new Map(rows.map((row) => [row.id, plainProps(row.props, ['namespace', 'name'])]))
  return current
    .map((edge) => ({
      from: names.get(edge.from) ?? {},
      to: names.get(edge.to) ?? {},
      ...plainProps(edge.props, ['kind', 'by', 'firstSeen']),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

async function newest(
  read: Read,
  datasets: readonly Id[],
  type: 'READ' | 'WROTE',
): Promise<JsonObject | undefined> {
  const { interactions } = await read({ kind: 'interactions', types: [type], datasets, limit: 1 })
  return (await interactionCards(read, interactions))[0]
}
