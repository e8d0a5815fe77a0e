import { useTitle } from '../ui/use-title.ts'
import { DeadLetters } from './ingestion/dead-letters.tsx'
import { Intake } from './ingestion/intake.tsx'

/** The ingestion page: current intake and refused events. */
export function IngestionPage() {
  useTitle('Ingestion')
  return (
    <main className="page">
      <h1>Ingestion</h1>
      <Intake />
      <DeadLetters />
    </main>
  )
}
