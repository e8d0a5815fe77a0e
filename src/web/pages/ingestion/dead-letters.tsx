import { useEffect, useMemo, useRef, useState } from 'react'
import { useMay } from '../../api/use-me.ts'
import { DeedButton } from '../../ui/deed-button.tsx'
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
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // The row with the button that was pressed is gone: its reader goes on at the head of the list.
    if (said !== undefined && document.activeElement === document.body) head.current?.focus()
  }, [said])
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
            <DeedButton className="button" busy={isPending} onClick={() => mutate({ deed: 'replay-all' })}>
              Replay all
            </DeedButton>
            <DeedButton className="button danger" busy={isPending} onClick={() => setAsking(true)}>
              Drop all
            </DeedButton>
          </>
        ) : null}
      </div>
      <div className="dead-letters-said wrapped" role="status">
        {isPending ? 'Under way…' : said}
      </div>
      {error === null ? null : <ProblemView deed error={error} />}
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
