import { useTitle } from '../ui/use-title.ts'

export function RunsPage() {
  useTitle('runs')
  return <main className="page" />
}
