import { useParams } from 'react-router'
import { JobView } from './job/job-view.tsx'

/** Everything of one job. */
export function JobPage() {
  const { id = '' } = useParams()
  return <JobView key={id} id={id} />
}
