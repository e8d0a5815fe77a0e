import { useParams } from 'react-router'
import { RunView } from './run/run-view.tsx'

/** The page of a run. */
export function RunPage() {
  const { id = '' } = useParams()
  return <RunView key={id} id={id} />
}
