import { useTitle } from '../ui/use-title.ts'

export function DatasetPage() {
  useTitle('dataset')
  return <main className="page" />
}
