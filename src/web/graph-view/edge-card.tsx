import type { SceneEdge } from '../graph/scene.ts'
import { counted } from '../ui/quantity.ts'
import { ThingLink } from '../ui/thing-link.tsx'
import { TimeText } from '../ui/time-text.tsx'

/** More jobs than this are counted. */
const MOST = 20

/** What is known of an edge: which jobs made it, when, and how. */
export function EdgeCard({ edge, onClose }: { readonly edge: SceneEdge; readonly onClose: () => void }) {
  const jobs = new Map(edge.edges.flatMap((one) => one.jobs).map((job) => [job.id, job]))
  const basis = [...new Set(edge.edges.flatMap((one) => one.basis))]
  const kinds = [
    ...new Set(
      edge.edges.flatMap((one) =>
        (one.transformations ?? []).map(({ type, subtype, masking }) =>
          [type.toLowerCase(), subtype?.toLowerCase(), masking ? 'masked' : undefined]
            .filter(Boolean)
            .join(' '),
        ),
      ),
    ),
  ]
  return (
    <aside className="graph-edge-card card" aria-label="The edge that is selected">
      <div className="row">
        <h2 className="grow">{counted(edge.edges.length, 'edge')}</h2>
        <button type="button" className="button plain small" aria-label="Close" onClick={onClose}>
          ✕
        </button>
      </div>
      <p className="faint">
        {[edge.style, basis.join(' and '), ...kinds].join(' · ')}
        {edge.skipped > 0 ? ` · past ${edge.skipped} or more that the question skips` : ''}
      </p>
      <ul className="stack">
        {[...jobs.values()].slice(0, MOST).map((job) => (
          <li key={job.id}>
            <ThingLink kind="job" {...job} />
            <span className="faint">
              <TimeText at={job.firstAt} relative /> to <TimeText at={job.lastAt} relative />
            </span>
          </li>
        ))}
      </ul>
      {jobs.size > MOST ? <p className="faint">and {counted(jobs.size - MOST, 'more job')}</p> : null}
    </aside>
  )
}
