import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { GraphJson } from '../../render/answer-json.ts'
import { sendJson } from '../api/api.ts'
import { Loading } from '../ui/loading.tsx'
import { ProblemView } from '../ui/problem-view.tsx'
import { EntityLink } from '../ui/entity-link.tsx'
import { directNeighbours, type Neighbour } from './direct-neighbours.ts'
import './lineage-preview.css'

/** The direct neighbours of the start of a lineage query. */
export function LineagePreview({ query }: { readonly query: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['answer', query],
    queryFn: ({ signal }) => sendJson<GraphJson>('POST', 'query', { body: { query }, signal }),
  })
  if (data === undefined)
    return error === null ? (
      <Loading what="its lineage" />
    ) : (
      <ProblemView error={error} onRetry={() => void refetch()} />
    )
  const { upstream, downstream } = directNeighbours(data)
  return (
    <div className="lineage-preview">
      <Side title="Directly upstream" neighbours={upstream} />
      <Side title="Directly downstream" neighbours={downstream} />
      <p className="faint">
        {data.complete ? null : 'Only a part is shown. '}
        <Link to={`/?q=${encodeURIComponent(query)}`}>Open in graph</Link>
      </p>
    </div>
  )
}

function Side({ title, neighbours }: { readonly title: string; readonly neighbours: readonly Neighbour[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {neighbours.length === 0 ? <p className="faint">None</p> : null}
      <ul>
        {neighbours.map(({ node, jobs }) => (
          <li key={node.id}>
            <EntityLink
              kind={node.kind}
              id={node.id}
              name={node.name}
              namespace={jobs.length === 0 ? node.namespace : `by ${jobs.join(', ')}`}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
