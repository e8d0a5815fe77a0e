import { Link } from 'react-router'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { DeleteButton, DeletedNotice } from '../thing/deletion.tsx'
import { DescriptionEditor } from '../thing/description-editor.tsx'
import { Facts } from '../thing/facts.tsx'
import { placeOfQuery, selectorOf, walkFrom } from '../thing/lineage-query.ts'
import { addedOwner, addedTag, OWNER_FIELDS, ownerMarks, TAG_FIELDS, tagMarks } from '../thing/mark-kinds.ts'
import { MarksEditor } from '../thing/marks-editor.tsx'
import { ThingHead } from '../thing/thing-head.tsx'
import type { Target } from '../thing/use-edit.ts'
import { RelatedJobs } from './related-jobs.tsx'

interface Props {
  readonly asked: string
  readonly job: Detail<'job'>
}

/** What a job is, and what people say of it. */
export function JobHead({ asked, job }: Props) {
  const { id, version, name = id, namespace, deletedAt, status, lastRun } = job
  const target: Target = { kind: 'job', asked, id, version }
  const selector = selectorOf('job', { name, namespace })
  return (
    <>
      <ThingHead kind="job" name={name} namespace={namespace}>
        {deletedAt === undefined ? (
          <>
            <Link className="button" to={placeOfQuery(walkFrom('upstream', selector, 3))}>
              Upstream
            </Link>
            <Link className="button" to={placeOfQuery(walkFrom('downstream', selector, 3))}>
              Downstream
            </Link>
            <Link className="button primary" to={placeOfQuery(walkFrom('lineage', selector, 3))}>
              Lineage
            </Link>
            <DeleteButton kind="job" name={name} target={target} />
          </>
        ) : null}
      </ThingHead>
      {deletedAt === undefined ? null : <DeletedNotice kind="job" at={deletedAt} target={target} />}
      <div className="card">
        <Facts
          facts={[
            ['Description', <DescriptionEditor text={job.description} target={target} />],
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
            ['Told by', job.producer],
            [
              'Tags',
              <MarksEditor
                what="tag"
                add="Add a tag"
                marks={tagMarks(job.tags, '/jobs')}
                fields={TAG_FIELDS}
                added={addedTag}
                target={target}
              />,
            ],
            [
              'Owners',
              <MarksEditor
                what="owner"
                add="Add an owner"
                marks={ownerMarks(job.owners, '/jobs')}
                fields={OWNER_FIELDS}
                added={addedOwner}
                target={target}
              />,
            ],
            ['Part of', relatedOf(job.parents)],
            ['Its parts', relatedOf(job.children)],
            ['Depends on', relatedOf(job.dependsOn)],
            ['Needed by', relatedOf(job.dependents)],
            ['First seen', <TimeText at={job.firstSeen} />],
          ]}
        />
        {job.sql === undefined ? null : (
          <details>
            <summary>SQL</summary>
            <pre className="facets-json" tabIndex={0}>
              {job.sql}
            </pre>
          </details>
        )}
      </div>
    </>
  )
}

const relatedOf = (jobs: Detail<'job'>['parents']) =>
  jobs === undefined || jobs.length === 0 ? undefined : <RelatedJobs jobs={jobs} />
