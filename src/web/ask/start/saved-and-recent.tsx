import { PastList } from '../history/past-list.tsx'
import { usePast } from '../history/use-past.ts'
import type { Asking } from '../use-asking.ts'
import { SavedCards } from './saved-cards.tsx'

const FEW = 6

/** Saved queries and recent queries. */
export function SavedAndRecent({ asking }: { readonly asking: Asking }) {
  const past = usePast()
  return (
    <div className="start-cards">
      <SavedCards asking={asking} />
      {past.length === 0 ? null : (
        <section className="card" aria-label="Recent questions">
          <h2>Recent questions</h2>
          <PastList past={past.slice(0, FEW)} onAsk={asking.ask} />
        </section>
      )}
    </div>
  )
}
