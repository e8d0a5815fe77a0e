import { useState } from 'react'
import { useMay } from '../../api/use-me.ts'
import { BusyButton } from '../../ui/busy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { EditProblem } from './edit-problem.tsx'
import { useEdit, type Target } from './use-edit.ts'

interface Props {
  readonly kind: string
  readonly target: Target
  /** Called after a deletion or restoration. */
  readonly onDone: () => void
}

/** Deletes an entity after a confirmation. */
export function DeleteButton({ kind, name, target, onDone }: Props & { readonly name: string }) {
  const may = useMay('edit')
  const edit = useEdit(target)
  const [asking, setAsking] = useState(false)
  const close = () => {
    setAsking(false)
    edit.forget()
  }
  const deleted = () => {
    onDone()
    setAsking(false)
  }
  if (!may && !asking) return null
  return (
    <>
      <button type="button" className="button danger deletion" onClick={() => setAsking(true)}>
        Delete
      </button>
      {asking ? (
        <Dialog title={`Delete this ${kind}?`} onClose={close}>
          <div className="stack">
            <p className="wrapped">
              <bdi>{name.length > 200 ? `${name.slice(0, 200)}…` : name}</bdi> disappears from lists, search
              and lineage. It comes back with all its data when a newer event reports it, or when somebody
              restores it.
            </p>
            <EditProblem error={edit.error} />
            <div className="row">
              <BusyButton
                className="button danger"
                busy={edit.pending}
                onClick={() => edit.change({ method: 'DELETE' }, deleted)}
              >
                Confirm delete
              </BusyButton>
              <button type="button" className="button" onClick={close}>
                Cancel
              </button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}

/** States that an entity is deleted, with a button that restores it. */
export function DeletedNotice({ kind, at, target, onDone }: Props & { readonly at: string }) {
  const may = useMay('edit')
  const edit = useEdit(target)
  return (
    <div className="notice" role="status">
      <p>
        This {kind} was deleted at <TimeText at={at} />. Lists, search and lineage do not show it.
      </p>
      {may ? (
        <BusyButton
          className="button deletion"
          busy={edit.pending}
          onClick={() => edit.change({ method: 'POST', path: '/restore' }, onDone)}
        >
          Restore
        </BusyButton>
      ) : null}
      <EditProblem error={edit.error} />
    </div>
  )
}
