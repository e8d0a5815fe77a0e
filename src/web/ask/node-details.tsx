import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { NodeJson } from '../../render/answer-json.ts'
import { getJson } from '../api/api.ts'
import { StatusMark } from '../ui/status-mark.tsx'
import { durationText, TimeText } from '../ui/time-text.tsx'
import { detailsOf, type Entity } from './details-of.ts'

const PLURALS = {
  dataset: 'datasets',
  column: 'columns',
  job: 'jobs',
  run: 'runs',
  operation: 'operations',
} as const

/** Details of a node: first those of the answer, then those that the API returns for the entity. */
export function NodeDetails({ node }: { readonly node: NodeJson }) {
  const { data, error } = useQuery({
    queryKey: ['side', node.kind, node.id],
    queryFn: ({ signal }) => getJson<Entity>(`${PLURALS[node.kind]}/${node.id}`, undefined, signal),
  })
  const thing = detailsOf(node, data)
  return (
    <>
      {thing.description === undefined ? null : (
        <p className="side-description">
          <bdi>{thing.description}</bdi>
        </p>
      )}
      <dl className="side-facts">
        {fact('Distance', thing.distance)}
        {fact('Status', thing.status === undefined ? undefined : <StatusMark status={thing.status} />)}
        {fact('Owner', list(thing.owners))}
        {fact('Tags', list(thing.tags))}
        {fact('Aliases', list(thing.aliases))}
        {fact(
          'Job',
          thing.job === undefined ? undefined : <Link to={`/jobs/${thing.job.id}`}>{thing.job.name}</Link>,
        )}
        {fact(
          'Run',
          thing.run === undefined ? undefined : (
            <Link to={`/runs/${thing.run}`}>{thing.run.slice(0, 8)}</Link>
          ),
        )}
        {thing.times.map(([title, at]) => fact(title, <TimeText at={at} relative />))}
        {fact('Duration', thing.durationMs === undefined ? undefined : durationText(thing.durationMs))}
      </dl>
      {error === null ? null : <p className="faint">Details could not be loaded: {error.message}.</p>}
    </>
  )
}

function fact(title: string, value: ReactNode): ReactNode {
  if (value === undefined) return null
  return (
    <div key={title}>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  )
}

const list = (texts: readonly string[]): ReactNode =>
  texts.length === 0 ? undefined : (
    <span className="row side-chips">
      {texts.map((text) => (
        <span key={text} className="chip" title={text}>
          <bdi>{text}</bdi>
        </span>
      ))}
    </span>
  )
