import { isUuid } from '../../domain/ids.ts'
import { LIST_LABELS, type ListKind, type ListRequest } from '../../query/browse-requests.ts'

/** A filter of a list in Cypher. */
export interface ListFilter {
  /** Condition on the node. */
  readonly holds: string
  /** MATCH that binds all matching nodes as `m` by an index; absent without an index. */
  readonly match?: string
  /** Marks a filter on names. One member of an identity group must meet all of these together. */
  readonly ofNames?: true
}

/**
 * The filters of a request as conditions on the node `n`, with the values of their parameters.
 * @example owner ann → { holds: 'EXISTS { (m)-[:OWNED_BY]->(:User {name: $owner}) }', match: 'MATCH (:User …)<-[:OWNED_BY]-(m:Job)' }
 */
export function listFilters(
  request: ListRequest,
  n: 'm' | 'd' = 'm',
): {
  readonly all: readonly ListFilter[]
  readonly params: Readonly<Record<string, unknown>>
} {
  const { of: kind, order, filters } = request
  const { tag, ...plain } = filters
  const params: Record<string, unknown> = { ...plain }
  const all: ListFilter[] = []
  const label = LIST_LABELS[kind]
  const { namespace, prefix, name, type, format, producer, owner, storage, location, status } = filters
  // A list by name within a namespace scans only that part of the index of the order, which narrows best.
  const inOrder = order === 'name' && namespace !== undefined && kind !== 'column'
  const byName = (holds: string): ListFilter => ({
    holds,
    ofNames: true,
    ...(inOrder ? {} : { match: `MATCH (m:${label}) WHERE ${holds}` }),
  })
  const pattern = (from: string, to: string): ListFilter => ({
    holds: `EXISTS { (m)${to}${from} }`,
    match: `MATCH ${from}${to.replace('->', '-').replace(/^-/, '<-')}(m:${label})`,
  })
  if (namespace !== undefined) all.push(byName('m.namespace = $namespace'))
  if (prefix !== undefined) all.push(byName('m.name STARTS WITH $prefix'))
  if (name !== undefined) all.push(byName('m.name = $name'))
  if (type !== undefined)
    all.push(
      kind === 'dataset'
        ? { holds: 'm.kind = $type', match: 'MATCH (m:Dataset) WHERE m.kind = $type' }
        : { holds: kind === 'edit' ? 'm.kind = $type' : 'm.type = $type' },
    )
  if (format !== undefined)
    all.push({ holds: 'm.format = $format', match: 'MATCH (m:Dataset) WHERE m.format = $format' })
  if (producer !== undefined) all.push({ holds: 'm.producer = $producer' })
  if (tag !== undefined) {
    params['tag'] = tag.name
    if (tag.value !== undefined) params['tagValue'] = tag.value
    all.push(
      pattern(`(:Tag {name: $tag${tag.value === undefined ? '' : ', value: $tagValue'}})`, '-[:TAGGED]->'),
    )
  }
  if (owner !== undefined) all.push(pattern('(:User {name: $owner})', '-[:OWNED_BY]->'))
  if (storage !== undefined) {
    params['storage'] = isUuid(storage) ? storage.toLowerCase() : storage
    all.push(pattern(`(:Storage {${isUuid(storage) ? 'id' : 'name'}: $storage})`, '-[:STORED_IN]->'))
  }
  if (location !== undefined)
    all.push(
      kind === 'dataset'
        ? {
            holds: 'EXISTS { (m)-[:STORED_IN*0..1]->()-[:LOCATED_IN]->(:Location {id: $location}) }',
            match: 'MATCH (:Location {id: $location})<-[:LOCATED_IN]-()<-[:STORED_IN*0..1]-(m:Dataset)',
          }
        : pattern('(:Location {id: $location})', '-[:LOCATED_IN]->'),
    )
  if (status !== undefined) all.push({ holds: 'm.status = $status' })
  all.push(...executionFilters(kind, filters), ...editFilters(filters))
  for (const [bound, sign] of [
    ['since', '>='],
    ['until', '<='],
  ] as const)
    if (filters[bound] !== undefined) {
      params[bound] = filters[bound]
      all.push({ holds: `m.${timeOf(kind)} ${sign} $${bound}` })
    }
  const onNode = (holds: string): string => holds.replaceAll(/\bm\b(?=[.)])/gu, n)
  return { all: all.map((filter) => ({ ...filter, holds: onNode(filter.holds) })), params }
}

/** The property that `since` and `until` bound. */
export const timeOf = (kind: ListKind): 'firstSeen' | 'startedAt' =>
  kind === 'edit' ? 'firstSeen' : 'startedAt'

function editFilters({ who, subjects }: ListRequest['filters']): readonly ListFilter[] {
  const all: ListFilter[] = []
  if (who !== undefined) all.push({ holds: 'm.who = $who', match: 'MATCH (m:Edit) WHERE m.who = $who' })
  if (subjects !== undefined)
    all.push({
      holds: 'm.subjectId IN $subjects',
      match: 'MATCH (m:Edit) WHERE m.subjectId IN $subjects',
    })
  return all
}

function executionFilters(
  kind: ListKind,
  { job, run, parent, externalId }: ListRequest['filters'],
): readonly ListFilter[] {
  const all: ListFilter[] = []
  if (job !== undefined)
    all.push(
      kind === 'run'
        ? { holds: '(m.jobId = $job OR EXISTS { (m)-[:PART_OF]->(:Job {id: $job}) })' }
        : {
            holds: 'm.jobId = $job',
            match:
              'MATCH (:Job {id: $job})<-[:PART_OF]-(:Run)<-[:PART_OF]-(m:Operation) WHERE m.jobId = $job',
          },
    )
  if (run !== undefined)
    all.push({
      holds: 'EXISTS { (m)-[:PART_OF]->(:Run {id: $run}) }',
      match: 'MATCH (:Run {id: $run})<-[:PART_OF]-(m:Operation)',
    })
  if (parent !== undefined)
    all.push({
      holds: 'EXISTS { (m)-[:PART_OF]->(:Run {id: $parent}) }',
      match: 'MATCH (:Run {id: $parent})<-[:PART_OF]-(m:Run)',
    })
  if (externalId !== undefined)
    all.push({
      holds: 'm.externalId = $externalId',
      match: 'MATCH (m:Run) WHERE m.externalId = $externalId',
    })
  return all
}
