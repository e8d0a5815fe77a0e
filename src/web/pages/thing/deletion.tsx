import { useState } from 'react'
import { useMay } from '../../api/use-me.ts'
import { DeedButton } from '../../ui/deed-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { EditProblem } from './edit-problem.tsx'
import { useEdit, type Target } from './use-edit.ts'

/** Deletes a thing once that is confirmed. */
export function DeleteButton({
  kind,
  name,
  target,
}: {
  readonly kind: string
  readonly name: string
  readonly target: Target
}) {
  const may = useMay('edit')
  const edit = useEdit(target)
  const [asking, setAsking] = useState(false)
  if (!may && !asking) return null
  return (
    <>
      <button type="button" className="button danger" onClick={() => setAsking(true)}>
        Delete
      </button>
      {asking ? (
        <Dialog title={`Delete this ${kind}?`} onClose={() => setAsking(false)}>
          <div className="stack">
            <p className="wrapped">
              <bdi>{name.length > 200 ? `${name.slice(0, 200)}…` : name}</bdi> leaves lists, search and
              lineage. It comes back with all that it had as soon as something newer is told of it, or when
              somebody restores it.
            </p>
            <EditProblem error={edit.error} />
            <div className="row">
              <DeedButton
                className="button danger"
                busy={edit.pending}
                onClick={() => edit.change({ method: 'DELETE' }, () => setAsking(false))}
              >
                Delete it
              </DeedButton>
              <button type="button" className="button" onClick={() => setAsking(false)}>
                Keep it
              </button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}

/** Says that a thing is deleted, and restores it. */
export function DeletedNotice({
  kind,
  at,
  target,
}: {
  readonly kind: string
  readonly at: string
  readonly target: Target
}) {
  const may = useMay('edit')
  const edit = useEdit(target)
  return (
    <div className="notice" role="status">
      <p>
        This {kind} was deleted at <TimeText at={at} />. It is in no list, search or lineage.
      </p>
      {may ? (
        <DeedButton
          className="button"
          busy={edit.pending}
          onClick={() => edit.change({ method: 'POST', path: '/restore' })}
        >
          Restore it
        </DeedButton>
      ) : null}
      <EditProblem error={edit.error} />
    </div>
  )
}
