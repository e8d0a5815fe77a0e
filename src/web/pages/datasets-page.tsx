import { useTitle } from '../ui/use-title.ts'

export function DatasetsPage() {
  useTitle('datasets')
  return <main className="page" />
}
