import type { NodeRow } from '../../domain/graph-rows.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { BrowseKind } from '../../query/browse-requests.ts'
import type { Read } from '../../store/read.ts'
import { compareByName, cardsOf, namesOf, rowCard } from './cards.ts'
import { interactionFacts } from './interactions.ts'
import { sqlOf } from './job.ts'
import { neighbours, tagsOf } from './neighbours.ts'
import { facetsOf, present } from './plain-props.ts'

/** The maximum number of datasets of a schema. */
const MAX_DATASETS = 100

/** The details of an entity that is not a dataset, job or run. */
export async function otherDetail(
  read: Read,
  kind: Exclude<BrowseKind, 'dataset' | 'job' | 'run'>,
  row: NodeRow,
): Promise<JsonObject> {
  switch (kind) {
    case 'column': {
      const [[card], tags] = await Promise.all([
        cardsOf(read, 'column', [row.id], ['upstreams', 'downstreams']),
        tagsOf(read, 'Column', [row.id]),
      ])
      return { ...card, ...(tags.length === 0 ? {} : { tags }) }
    }
    case 'operation':
      return operationDetail(read, row)
    case 'location': {
      const { found } = await neighbours(read, [row.id], 'Location', ['ADDRESS_OF', 'to', 'Address'])
      const addresses = found.map(({ node }) => node.props['url'] as string).sort()
      return { ...rowCard(kind, row), ...(addresses.length === 0 ? {} : { addresses }) }
    }
    case 'schema': {
      const { found, cut } = await neighbours(
        read,
        [row.id],
        'Schema',
        ['HAS_SCHEMA', 'to', 'Dataset'],
        MAX_DATASETS,
      )
      const names = await namesOf(
        read,
        'Dataset',
        found.map(({ node }) => node.id),
      )
      return {
        ...rowCard(kind, row),
        datasets: [...names.values()].sort(compareByName),
        ...(cut ? { datasetsCut: true } : {}),
      }
    }
    case 'storage':
    case 'user':
    case 'tag':
      return (await cardsOf(read, kind, [row.id]))[0] ?? rowCard(kind, row)
  }
}

async function operationDetail(read: Read, { id, props }: NodeRow): Promise<JsonObject> {
  const touched = (type: 'READ' | 'WROTE') => neighbours(read, [id], 'Operation', [type, 'from', 'Dataset'])
  const [[card], sql, reads, writes] = await Promise.all([
    cardsOf(read, 'operation', [id]),
    sqlOf(read, props),
    touched('READ'),
    touched('WROTE'),
  ])
  const names = await namesOf(
    read,
    'Dataset',
    [...reads.found, ...writes.found].map(({ node }) => node.id),
  )
  const shown = ({ found }: typeof reads): readonly JsonObject[] =>
    found
      .map(({ edge }) => ({
        ...interactionFacts(edge),
        ...present({ dataset: names.get(edge.to) }),
        ...facetsOf(edge.props),
      }))
      .sort((a, b) => (JSON.stringify(a['dataset']) < JSON.stringify(b['dataset']) ? -1 : 1))
  return {
    ...card,
    ...present({ sql, cut: reads.cut || writes.cut ? true : undefined }),
    reads: shown(reads),
    writes: shown(writes),
    ...facetsOf(props),
  }
}
