import type { Detail } from '../../../http/shapes/browse-types.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { EditableHead } from '../entity/editable-head.tsx'
import { RelatedJobs } from './related-jobs.tsx'

interface Props {
  readonly asked: string
  readonly job: Detail<'job'>
}

/** The header of a job page, with its editable fields. */
export function JobHead({ asked, job }: Props) {
  const { id, version, status, lastRun, sql } = job
  return (
    <EditableHead
      kind="job"
      target={{ kind: 'job', asked, id, version }}
      entity={job}
      facts={[
        ['Type', job.type],
        [
          'Last run',
          lastRun === undefined && status === undefined ? undefined : (
            <span className="row">
              {status === undefined ? null : <StatusMark status={status} />}{' '}
              <TimeText at={lastRun} relative />
            </span>
          ),
        ],
        ['Location', job.location],
        ['Reported by', job.producer],
      ]}
      further={[
        ['Part of', relatedOf(job.parents)],
        ['Parts', relatedOf(job.children)],
        ['Depends on', relatedOf(job.dependsOn)],
        ['Required by', relatedOf(job.dependents)],
      ]}
    >
      {sql === undefined ? null : (
        <details>
          <summary>SQL</summary>
          <pre className="facets-json" tabIndex={0}>
            {sql}
          </pre>
        </details>
      )}
    </EditableHead>
  )
}

const relatedOf = (jobs: Detail<'job'>['parents']) =>
  jobs === undefined || jobs.length === 0 ? undefined : <RelatedJobs jobs={jobs} />
