import { useState } from 'react'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { EntityLink } from '../../ui/entity-link.tsx'

/** Number of jobs shown before "Show all". */
const FEW = 5

/** Jobs related to a job: parents, children, dependencies. */
export function RelatedJobs({ jobs }: { readonly jobs: NonNullable<Detail<'job'>['parents']> }) {
  const [all, setAll] = useState(false)
  return (
    <ul className="related-jobs">
      {jobs.slice(0, all ? undefined : FEW).map(({ id, namespace, name, dependencyType, sources = [] }) => {
        const beside = [
          namespace,
          dependencyType,
          sources.length === 0 ? '' : `reported by ${sources.join(', ')}`,
        ]
        return (
          <li key={`${id} ${dependencyType ?? ''}`}>
            <EntityLink kind="job" id={id} name={name} namespace={beside.filter(Boolean).join(' · ')} />
          </li>
        )
      })}
      {jobs.length > FEW && !all ? (
        <li>
          <button type="button" className="button small" onClick={() => setAll(true)}>
            Show all {jobs.length}
          </button>
        </li>
      ) : null}
    </ul>
  )
}
