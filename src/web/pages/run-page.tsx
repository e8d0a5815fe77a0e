import { useTitle } from '../ui/use-title.ts'

export function RunPage() {
  useTitle('run')
  return <main className="page" />
}
