import { useState } from 'react'
import { useMay } from '../../api/use-me.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import type { Asking } from '../use-asking.ts'
import { CallDialog } from './call-dialog.tsx'
import type { SavedQueryCard } from './call-text.ts'
import { SavedItem } from './saved-item.tsx'
import './saved-dialog.css'
import { searchSaved, useSavedQueries } from './use-saved-queries.ts'

interface Props {
  readonly asking: Asking
  readonly onClose: () => void
}

/** The saved queries: search, run with parameters, edit and delete. */
export function SavedDialog({ asking, onClose }: Props) {
  const { data, error, refetch } = useSavedQueries()
  const mayEdit = useMay('edit')
  const [words, setWords] = useState('')
  const [called, setCalled] = useState<SavedQueryCard>()
  const ask: Asking['ask'] = (query, params) => {
    asking.ask(query, params)
    onClose()
  }
  if (called !== undefined)
    return <CallDialog saved={called} onAsk={ask} onClose={onClose} onBack={() => setCalled(undefined)} />
  const found = searchSaved(data ?? [], words)
  return (
    <Dialog title="Saved queries" onClose={onClose}>
      {error === null ? null : <ProblemView error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Loading what="the saved queries" /> : null}
      {data?.length === 0 ? (
        <EmptyState title="No saved queries yet">
          <p>
            Select “Save…” to save the query in the editor. <code>tributary queries add-starters</code> adds
            starter queries for impact, root causes, personal data and freshness.
          </p>
        </EmptyState>
      ) : null}
      {data === undefined || data.length === 0 ? null : (
        <div className="stack">
          <input
            className="field"
            type="search"
            aria-label="Search the saved queries"
            placeholder="Search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {found.length === 0 ? <p className="faint">No saved query contains these words.</p> : null}
          <ul className="saved-list">
            {found.map((saved) => (
              <SavedItem
                key={saved.name}
                saved={saved}
                mayEdit={mayEdit}
                onCall={() => (saved.params.length === 0 ? ask(`@${saved.name}`) : setCalled(saved))}
                onText={() => {
                  asking.setDraft(saved.text)
                  onClose()
                }}
              />
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  )
}
