import type { EdgeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { InteractionsRequest } from '../../query/browse-requests.ts'
import type { Read } from '../../store/read.ts'
import { namesOf } from './cards.ts'
import { fromCursor, toCursor } from './cursor.ts'
import type { Page, PageRequest } from './list.ts'
import { durationOf, facetsOf, plainProps, present } from './plain-props.ts'

export interface InteractionFilters extends Pick<InteractionsRequest, 'types' | 'job' | 'since' | 'until'> {
  /** The canonical dataset, and all members of its group. */
  readonly dataset: Id
  readonly members: readonly Id[]
}

/** The interactions with a dataset, the newest start first. */
export async function interactionsPage(
  read: Read,
  { dataset, members, ...filters }: InteractionFilters,
  { limit, cursor }: PageRequest,
): Promise<Page> {
  const asked = { dataset, ...filters }
  const listed = { what: 'interactions of a dataset', asked, parts: ['time', 'id'] } as const
  const key = cursor === undefined ? undefined : fromCursor(listed, cursor)
  const after = key === undefined ? {} : { after: key as readonly [Instant, Id] }
  const { interactions, more } = await read({
    kind: 'interactions',
    ...filters,
    datasets: members,
    limit,
    ...after,
  })
  const last = interactions.at(-1)
  return {
    items: await interactionCards(read, interactions),
    ...(more && last !== undefined
      ? { next: toCursor(listed, [last.props['startedAt'] as number, last.id]) }
      : {}),
  }
}

/** The numbers and facts of an interaction, without its job and dataset. */
export const interactionFacts = ({ type, props }: EdgeRow): JsonObject => ({
  kind: type === 'READ' ? 'read' : 'wrote',
  ...plainProps(props, [
    'startedAt',
    'endedAt',
    'types',
    'numRows',
    'numBytes',
    'numFiles',
    'version',
    'partitions',
    'partitionCount',
    'implied',
    'counts',
  ]),
  ...durationOf(props),
  ...present({ schema: props['schemaId'] }),
})

/** Interactions with their datasets, jobs, runs and operations. */
export async function interactionCards(
  read: Read,
  edges: readonly EdgeRow[],
): Promise<readonly JsonObject[]> {
  const [datasets, jobs, rows] = await Promise.all([
    namesOf(
      read,
      'Dataset',
      edges.map(({ to }) => to),
    ),
    namesOf(
      read,
      'Job',
      edges.map(({ props }) => props['jobId'] as Id | undefined),
    ),
    read({ kind: 'nodes', label: 'Operation', ids: [...new Set(edges.map(({ from }) => from))] }),
  ])
  const operations = new Map(rows.map(({ id, props }) => [id, props]))
  return edges.map((edge) => {
    const operation = operations.get(edge.from)
    return {
      id: edge.id,
      ...interactionFacts(edge),
      ...present({
        dataset: datasets.get(edge.to),
        job: jobs.get(edge.props['jobId'] as Id),
        operation: edge.from,
        run: operation?.['runId'],
        status: operation?.['status'],
      }),
      ...facetsOf(edge.props),
    }
  })
}
