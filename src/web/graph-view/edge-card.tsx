import type { SceneEdge } from '../graph/scene.ts'
import { counted } from '../ui/quantity.ts'
import { EntityLink } from '../ui/entity-link.tsx'
import { TimeText } from '../ui/time-text.tsx'

/** The card lists at most this many jobs and counts the rest. */
const MAX_JOBS = 20

/** Details of an edge: the jobs that made it, when, and the kind of transformation. */
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
    <aside className="graph-edge-card card" aria-label="Selected edge">
      <div className="row">
        <h2 className="grow">{counted(edge.edges.length, 'edge')}</h2>
        <button type="button" className="button plain small" aria-label="Close" onClick={onClose}>
          ✕
        </button>
      </div>
      <p className="faint">
        {[edge.style, basis.join(' and '), ...kinds].join(' · ')}
        {edge.skipped > 0 ? ` · skips at least ${counted(edge.skipped, 'node')}` : ''}
      </p>
      <ul className="stack">
        {[...jobs.values()].slice(0, MAX_JOBS).map((job) => (
          <li key={job.id}>
            <EntityLink kind="job" {...job} />
            <span className="faint">
              <TimeText at={job.firstAt} relative /> to <TimeText at={job.lastAt} relative />
            </span>
          </li>
        ))}
      </ul>
      {jobs.size > MAX_JOBS ? <p className="faint">and {counted(jobs.size - MAX_JOBS, 'more job')}</p> : null}
    </aside>
  )
}
