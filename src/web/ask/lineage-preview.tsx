import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { GraphJson } from '../../render/answer-json.ts'
import { sendJson } from '../api/api.ts'
import { Loading } from '../ui/loading.tsx'
import { ProblemView } from '../ui/problem-view.tsx'
import { ThingLink } from '../ui/thing-link.tsx'
import { directlyBeside, type Beside } from './directly-beside.ts'
import './lineage-preview.css'

/** What lies directly before and behind the start of a query for lineage. */
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
  const { upstream, downstream } = directlyBeside(data)
  return (
    <div className="lineage-preview">
      <Side title="Directly upstream" beside={upstream} />
      <Side title="Directly downstream" beside={downstream} />
      <p className="faint">
        {data.complete ? null : 'There is more than is shown here. '}
        <Link to={`/?q=${encodeURIComponent(query)}`}>Open it as a question</Link>
      </p>
    </div>
  )
}

function Side({ title, beside }: { readonly title: string; readonly beside: readonly Beside[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {beside.length === 0 ? <p className="faint">Nothing.</p> : null}
      <ul>
        {beside.map(({ node, jobs }) => (
          <li key={node.id}>
            <ThingLink
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
