import { useState } from 'react'
import { PastList } from '../history/past-list.tsx'
import { usePast } from '../history/use-past.ts'
import { CallDialog } from '../saved/call-dialog.tsx'
import type { SavedQueryCard } from '../saved/call-text.ts'
import { useSavedQueries } from '../saved/use-saved-queries.ts'
import type { Asking } from '../use-asking.ts'

const FEW = 6

/** What was asked last in this browser, and what is saved. */
export function Remembered({ asking }: { readonly asking: Asking }) {
  const past = usePast()
  const { data: saved = [] } = useSavedQueries()
  const [called, setCalled] = useState<SavedQueryCard>()
  return (
    <div className="start-cards">
      {past.length === 0 ? null : (
        <section className="card" aria-label="Asked of late">
          <h2>Asked of late</h2>
          <PastList past={past.slice(0, FEW)} onAsk={asking.ask} />
        </section>
      )}
      {saved.length === 0 ? null : (
        <section className="card" aria-label="Saved queries">
          <h2>Saved queries</h2>
          <ul className="past-list">
            {saved.slice(0, FEW).map((query) => (
              <li key={query.name}>
                <button
                  type="button"
                  onClick={() =>
                    query.params.length === 0 ? asking.ask(`@${query.name}`) : setCalled(query)
                  }
                >
                  <code>@{query.name}</code>
                  <span className="faint">
                    <bdi>{query.description ?? query.text}</bdi>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {saved.length > FEW ? <p className="faint">“Saved” above has all {saved.length}.</p> : null}
        </section>
      )}
      {called === undefined ? null : (
        <CallDialog saved={called} onAsk={asking.ask} onClose={() => setCalled(undefined)} />
      )}
    </div>
  )
}
