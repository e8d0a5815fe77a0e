import { useMemo, useState } from 'react'
import { useMay } from '../../api/use-me.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { DataList } from '../list/data-list.tsx'
import { letterColumns } from './letter-columns.tsx'
import { useDeadLetters, useLetterDeeds } from './use-dead-letters.ts'

/** The events that were refused for good: why, and the ways to take them again or drop them. */
export function DeadLetters() {
  const may = useMay('admin')
  const pages = useDeadLetters()
  const { mutate, isPending, data: said, error } = useLetterDeeds()
  const [asking, setAsking] = useState(false)
  const columns = useMemo(
    () => letterColumns(may ? { run: mutate, busy: isPending } : undefined),
    [may, mutate, isPending],
  )
  return (
    <section aria-labelledby="dead-letters">
      <div className="row dead-letters-head">
        <h2 id="dead-letters" className="grow">
          Refused events
        </h2>
        {may && pages.items.length > 0 ? (
          <>
            <button
              type="button"
              className="button"
              disabled={isPending}
              onClick={() => mutate({ deed: 'replay-all' })}
            >
              Replay all
            </button>
            <button
              type="button"
              className="button danger"
              disabled={isPending}
              onClick={() => setAsking(true)}
            >
              Drop all
            </button>
          </>
        ) : null}
      </div>
      <div className="dead-letters-said wrapped" role="status">
        {isPending ? 'Under way…' : said}
      </div>
      {error === null ? null : <ProblemView error={error} />}
      <DataList
        label="Refused events"
        one="refused event"
        many="refused events"
        pages={pages}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title="No event was refused">
            <p>What a pipeline sends and cannot be used for good is kept here, with the reason.</p>
          </EmptyState>
        }
      />
      {asking ? (
        <Dialog title="Drop all refused events?" onClose={() => setAsking(false)}>
          <p>
            They are gone for good then, those that are not loaded here too. Nothing of what is stored
            changes.
          </p>
          <div className="row">
            <button
              type="button"
              className="button danger"
              onClick={() => {
                setAsking(false)
                mutate({ deed: 'drop-all' })
              }}
            >
              Drop them all
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              Keep them
            </button>
          </div>
        </Dialog>
      ) : null}
    </section>
  )
}
