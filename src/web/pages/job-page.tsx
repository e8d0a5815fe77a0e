import { useParams } from 'react-router'
import { JobView } from './job/job-view.tsx'

/** The page of a job. */
export function JobPage() {
  const { id = '' } = useParams()
  return <JobView key={id} id={id} />
}
