import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Asking } from '../use-asking.ts'
import { PastList } from './past-list.tsx'
import { searchPast } from './past-questions.ts'
import { clearHistory, usePast } from './use-past.ts'

/** The queries that ran in this browser. They can be searched and run again. */
export function HistoryDialog({
  asking,
  onClose,
}: {
  readonly asking: Asking
  readonly onClose: () => void
}) {
  const past = usePast()
  const [words, setWords] = useState('')
  const found = searchPast(past, words)
  return (
    <Dialog title="History" onClose={onClose}>
      {past.length === 0 ? (
        <EmptyState title="No queries yet">
          <p>The last 100 queries that ran in this browser appear here.</p>
        </EmptyState>
      ) : (
        <div className="stack">
          <div className="row">
            <input
              className="field grow"
              type="search"
              aria-label="Search the history"
              placeholder="Search"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <button type="button" className="button" onClick={clearHistory}>
              Clear
            </button>
          </div>
          {found.length === 0 ? <p className="faint">No query contains these words.</p> : null}
          <PastList
            past={found}
            onAsk={(query, params) => {
              asking.ask(query, params)
              onClose()
            }}
          />
        </div>
      )}
    </Dialog>
  )
}
