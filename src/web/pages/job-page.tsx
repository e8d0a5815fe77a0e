import { useTitle } from '../ui/use-title.ts'

export function JobPage() {
  useTitle('job')
  return <main className="page" />
}
