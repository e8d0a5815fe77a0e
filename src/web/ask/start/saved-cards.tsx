import { useState } from 'react'
import { compareText } from '../../../lib/compare.ts'
import { CallDialog } from '../saved/call-dialog.tsx'
import type { SavedQueryCard } from '../saved/call-text.ts'
import { SavedDialog } from '../saved/saved-dialog.tsx'
import { useSavedQueries } from '../saved/use-saved-queries.ts'
import type { Asking } from '../use-asking.ts'

const FEW = 6

/** The most recently saved queries. A click runs one, or opens a form for its parameters. */
export function SavedCards({ asking }: { readonly asking: Asking }) {
  const { data: saved = [] } = useSavedQueries()
  const [called, setCalled] = useState<SavedQueryCard>()
  const [all, setAll] = useState(false)
  if (saved.length === 0) return null
  return (
    <section className="card" aria-label="Saved queries">
      <h2>Saved queries</h2>
      <ul className="past-list">
        {lastSaved(saved, FEW).map((query) => (
          <li key={query.name}>
            <button
              type="button"
              onClick={() => (query.params.length === 0 ? asking.ask(`@${query.name}`) : setCalled(query))}
            >
              <bdi>{query.description ?? query.text}</bdi>
              <code className="faint">
                @{query.name}
                {query.params.length === 0 ? '' : `(${query.params.map(({ name }) => name).join(', ')})`}
              </code>
            </button>
          </li>
        ))}
      </ul>
      {saved.length > FEW ? (
        <p className="start-more">
          <button type="button" className="button small" onClick={() => setAll(true)}>
            Show all {saved.length}
          </button>
        </p>
      ) : null}
      {called === undefined ? null : (
        <CallDialog saved={called} onAsk={asking.ask} onClose={() => setCalled(undefined)} />
      )}
      {all ? <SavedDialog asking={asking} onClose={() => setAll(false)} /> : null}
    </section>
  )
}

/** Newest first; the sort is stable, so ties stay in order of name. */
const lastSaved = (saved: readonly SavedQueryCard[], most: number): readonly SavedQueryCard[] =>
  saved.toSorted((a, b) => compareText(b.savedAt, a.savedAt)).slice(0, most)
