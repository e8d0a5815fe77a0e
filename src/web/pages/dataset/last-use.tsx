import { Link } from 'react-router'
import type { InteractionCard } from '../../../http/shapes/browse-types.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { TimeText } from '../../ui/time-text.tsx'

/** The last read or write. */
export function LastUse({
  title,
  use,
}: {
  readonly title: string
  readonly use: InteractionCard | undefined
}) {
  if (use === undefined) return null
  const { job, run, startedAt, status } = use
  return (
    <p className="row last-use">
      <span className="faint">{title}</span>
      <TimeText at={startedAt} relative />
      {job === undefined ? null : (
        <>
          by{' '}
          <Link to={`/jobs/${job.id}`} title={job.name}>
            <bdi>{job.name}</bdi>
          </Link>
        </>
      )}
      {status === undefined ? null : <StatusMark status={status} />}
      {run === undefined ? null : <Link to={`/runs/${run}`}>Run</Link>}
    </p>
  )
}
