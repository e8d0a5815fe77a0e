import { useTitle } from '../ui/use-title.ts'

export function IngestionPage() {
  useTitle('ingestion')
  return <main className="page" />
}
