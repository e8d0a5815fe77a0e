import { useEffect, useMemo, useRef, useState } from 'react'
import { useMay } from '../../api/use-me.ts'
import { BusyButton } from '../../ui/busy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { DataList } from '../list/data-list.tsx'
import { letterColumns } from './letter-columns.tsx'
import { useDeadLetters, useLetterActions } from './use-dead-letters.ts'

/** Permanently refused events with their reasons. They can be replayed or dropped. */
export function DeadLetters() {
  const may = useMay('admin')
  const pages = useDeadLetters()
  const { mutate, isPending, data: result, error } = useLetterActions()
  const [asking, setAsking] = useState(false)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The row with the pressed button is gone, so the focus moves to the heading.
    if (result !== undefined && document.activeElement === document.body) head.current?.focus()
  }, [result])
  const columns = useMemo(
    () => letterColumns(may ? { run: mutate, busy: isPending } : undefined),
    [may, mutate, isPending],
  )
  return (
    <section aria-labelledby="dead-letters">
      <div className="row dead-letters-head">
        <h2 ref={head} id="dead-letters" className="grow" tabIndex={-1}>
          Refused events
        </h2>
        {may && pages.items.length > 0 ? (
          <>
            <BusyButton className="button" busy={isPending} onClick={() => mutate({ action: 'replay-all' })}>
              Replay all
            </BusyButton>
            <BusyButton className="button danger" busy={isPending} onClick={() => setAsking(true)}>
              Drop all
            </BusyButton>
          </>
        ) : null}
      </div>
      <div className="dead-letters-result wrapped" role="status">
        {isPending ? 'Working…' : result}
      </div>
      {error === null ? null : <ProblemView action error={error} />}
      <DataList
        label="Refused events"
        one="refused event"
        many="refused events"
        pages={pages}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title="No refused events">
            <p>Events that can never be stored appear here, with the reason.</p>
          </EmptyState>
        }
      />
      {asking ? (
        <Dialog title="Drop all refused events?" onClose={() => setAsking(false)}>
          <p>
            This permanently deletes all refused events, including those not loaded here. Stored data does not
            change.
          </p>
          <div className="row">
            <button
              type="button"
              className="button danger"
              onClick={() => {
                setAsking(false)
                mutate({ action: 'drop-all' })
              }}
            >
              Drop all events
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              Cancel
            </button>
          </div>
        </Dialog>
      ) : null}
    </section>
  )
}
