import { useParams } from 'react-router'
import { DatasetView } from './dataset/dataset-view.tsx'

/** The page of a dataset. */
export function DatasetPage() {
  const { id = '' } = useParams()
  return <DatasetView key={id} id={id} />
}
