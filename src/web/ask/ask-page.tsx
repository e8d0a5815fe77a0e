import { useTitle } from '../ui/use-title.ts'

export function AskPage() {
  useTitle('Ask')
  return <main className="page" />
}
