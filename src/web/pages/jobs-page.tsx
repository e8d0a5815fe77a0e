import { useTitle } from '../ui/use-title.ts'

export function JobsPage() {
  useTitle('jobs')
  return <main className="page" />
}
