import { compareText } from '../../lib/compare.ts'
import type { NodeRow } from '../../domain/graph-rows.ts'
import type { NodeLabel } from '../../domain/graph-schema.ts'
import { datasetId, type Id } from '../../domain/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import { BROWSE_LABELS, type BrowseKind } from '../../query/browse-requests.ts'
import type { Description } from '../../query/read-requests.ts'
import type { Read } from '../../store/read.ts'
import { durationOf, plainProps, present } from './plain-props.ts'

/** The fields in lists, for the kinds that the query language knows. */
const LISTED_FIELDS = {
  dataset: [
    'aliases',
    'type',
    'format',
    'description',
    'storage',
    'location',
    'tags',
    'owner',
    'status',
    'lastRead',
    'lastWritten',
    'firstSeen',
  ],
  column: ['tags', 'owner'],
  job: ['location', 'tags', 'owner', 'status', 'lastRun'],
} as const satisfies { readonly [K in BrowseKind]?: readonly string[] }

type Described = keyof typeof LISTED_FIELDS

/** Entities as shown in lists, in the order of the ids. Entities that no longer exist are left out. */
export async function cardsOf(
  read: Read,
  kind: BrowseKind,
  ids: readonly Id[],
  more: readonly string[] = [],
): Promise<readonly JsonObject[]> {
  if (!isDescribed(kind))
    return withNeighbours(read, kind, await read({ kind: 'nodes', label: BROWSE_LABELS[kind], ids }))
  const fields = [...LISTED_FIELDS[kind], ...more]
  // Awaited together: if the caller disconnects both fail, and an unhandled rejection would end the process.
  const [rows, descriptions] = await Promise.all([
    read({ kind: 'nodes', label: BROWSE_LABELS[kind], ids }),
    read({ kind: 'describe', of: kind, ids, fields }),
  ])
  return rows.map((row) => describedCard(kind, row, descriptions.get(row.id) ?? {}, fields))
}

const isDescribed = (kind: BrowseKind): kind is Described => Object.hasOwn(LISTED_FIELDS, kind)

function describedCard(
  kind: Described,
  row: NodeRow,
  description: Description,
  fields: readonly string[],
): JsonObject {
  const { id, props } = row
  const plain = plainProps(
    description,
    fields.filter((field) => !['aliases', 'tags', 'owner'].includes(field)),
  )
  const labels = present({ tags: tagsIn(description['tags']), owners: listOf(description['owner']) })
  switch (kind) {
    case 'dataset':
      return {
        id,
        ...plainProps(props, ['namespace', 'name', 'deletedAt']),
        ...present({ aliases: namesIn(description['aliases']) }),
        ...plain,
        ...labels,
      }
    case 'column':
      return {
        id,
        dataset: datasetOf(row),
        ...plainProps(props, ['name', 'type', 'ordinal', 'description', 'firstSeen']),
        ...plain,
        ...labels,
      }
    case 'job':
      return {
        id,
        ...plainProps(props, [
          'namespace',
          'name',
          'type',
          'producer',
          'description',
          'firstSeen',
          'deletedAt',
        ]),
        ...plain,
        ...labels,
      }
  }
}

/** The dataset of a column. */
function datasetOf({ props }: NodeRow): EntityName {
  const namespace = (props['namespace'] ?? '') as string
  const name = (props['dataset'] ?? '') as string
  return { id: datasetId(namespace, name), namespace, name }
}

const listOf = (value: Description[string] | undefined): readonly string[] | undefined =>
  value === undefined ? undefined : ((Array.isArray(value) ? value : [value]) as readonly string[])

function namesIn(aliases: Description[string] | undefined) {
  return listOf(aliases)?.map((alias) => {
    const [namespace = '', name = ''] = alias.split('\u0000')
    return { namespace, name }
  })
}

/** Parses `tagText` values: the name of each tag, and its name with its value. */
function tagsIn(tags: Description[string] | undefined) {
  const texts = listOf(tags)?.map((text) => text.split('\u0000'))
  const valued = new Set(texts?.flatMap(([name, value]) => (value === undefined ? [] : [name])))
  return texts
    ?.filter(([name, value]) => value !== undefined || !valued.has(name))
    .map(([name = '', value]) => (value === undefined ? { name } : { name, value }))
}

/** The shown properties of a row itself. */
export function rowCard(kind: BrowseKind, row: NodeRow): JsonObject {
  const { id, props } = row
  switch (kind) {
    case 'run':
      return { id, ...plainProps(props, RUN), ...durationOf(props) }
    case 'operation':
      return { id, ...plainProps(props, OPERATION), ...durationOf(props) }
    case 'location':
      return { id, ...plainProps(props, ['type', 'name', 'firstSeen']) }
    case 'tag':
      return { id, ...plainProps(props, ['name', 'value', 'firstSeen']) }
    case 'schema':
      return {
        id,
        fields: JSON.parse((props['fields'] ?? '[]') as string) as readonly JsonObject[],
        ...plainProps(props, ['firstSeen']),
      }
    default:
      return { id, ...plainProps(props, ['namespace', 'name', 'firstSeen']) }
  }
}

const RUN = [
  'name',
  'status',
  'externalId',
  'attempt',
  'description',
  'producer',
  'startedAt',
  'endedAt',
  'endedReason',
  'lastEventAt',
  'nominalStart',
  'nominalEnd',
  'logUrl',
  'firstSeen',
] as const
const OPERATION = [
  'name',
  'type',
  'status',
  'description',
  'position',
  'group',
  'producer',
  'startedAt',
  'endedAt',
  'endedReason',
  'lastEventAt',
  'counts',
  'omittedPairs',
  'firstSeen',
] as const

async function withNeighbours(
  read: Read,
  kind: BrowseKind,
  rows: readonly NodeRow[],
): Promise<readonly JsonObject[]> {
  switch (kind) {
    case 'run':
    case 'operation': {
      const jobs = await namesOf(
        read,
        'Job',
        rows.map(({ props }) => props['jobId'] as Id | undefined),
      )
      return rows.map((row) => ({
        ...rowCard(kind, row),
        ...present({
          job: jobs.get(row.props['jobId'] as Id),
          run: kind === 'operation' ? (row.props['runId'] as string | undefined) : undefined,
        }),
      }))
    }
    case 'storage': {
      const ids = rows.map(({ id }) => id)
      const ask = { type: 'LOCATED_IN', end: 'from', label: 'Storage', other: 'Location', limit: 1 } as const
      const { edges } = await read({ kind: 'edges', ...ask, ids })
      const locations = await read({
        kind: 'nodes',
        label: 'Location',
        ids: [...new Set(edges.map(({ to }) => to))],
      })
      const byId = new Map(locations.map((row) => [row.id, rowCard('location', row)]))
      const of = new Map(edges.map(({ from, to }) => [from, byId.get(to)]))
      return rows.map((row) => ({ ...rowCard(kind, row), ...present({ location: of.get(row.id) }) }))
    }
    default:
      return rows.map((row) => rowCard(kind, row))
  }
}

/** The names of datasets or jobs. */
export async function namesOf(
  read: Read,
  label: Extract<NodeLabel, 'Dataset' | 'Job'>,
  ids: readonly (Id | undefined)[],
): Promise<ReadonlyMap<Id, EntityName>> {
  const rows = await read({ kind: 'nodes', label, ids: [...new Set(ids.filter((id) => id !== undefined))] })
  return new Map(
    rows.map(({ id, props }) => [
      id,
      { id, namespace: (props['namespace'] ?? '') as string, name: (props['name'] ?? '') as string },
    ]),
  )
}

export type EntityName = { readonly id: Id; readonly namespace: string; readonly name: string }

export const compareByName = (a: EntityName, b: EntityName): number =>
  compareText(a.namespace, b.namespace) || compareText(a.name, b.name)
