import { useState } from 'react'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { ThingLink } from '../../ui/thing-link.tsx'

/** How many are shown before one asks for all. */
const FEW = 5

/** Jobs that a job is part of, depends on, and the like. */
export function RelatedJobs({ jobs }: { readonly jobs: NonNullable<Detail<'job'>['parents']> }) {
  const [all, setAll] = useState(false)
  return (
    <ul className="related-jobs">
      {jobs.slice(0, all ? undefined : FEW).map(({ id, namespace, name, dependencyType, sources = [] }) => {
        const beside = [namespace, dependencyType, sources.length === 0 ? '' : `says ${sources.join(', ')}`]
        return (
          <li key={`${id} ${dependencyType ?? ''}`}>
            <ThingLink kind="job" id={id} name={name} namespace={beside.filter(Boolean).join(' · ')} />
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
