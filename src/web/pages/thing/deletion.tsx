import { useState } from 'react'
import { useMay } from '../../api/use-me.ts'
import { DeedButton } from '../../ui/deed-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { EditProblem } from './edit-problem.tsx'
import { useEdit, type Target } from './use-edit.ts'

interface Props {
  readonly kind: string
  readonly target: Target
  /** It is deleted, or restored, by whoever uses this. */
  readonly onDone: () => void
}

/** Deletes a thing once that is confirmed. */
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
              <bdi>{name.length > 200 ? `${name.slice(0, 200)}…` : name}</bdi> leaves lists, search and
              lineage. It comes back with all that it had as soon as something newer is told of it, or when
              somebody restores it.
            </p>
            <EditProblem error={edit.error} />
            <div className="row">
              <DeedButton
                className="button danger"
                busy={edit.pending}
                onClick={() => edit.change({ method: 'DELETE' }, deleted)}
              >
                Delete it
              </DeedButton>
              <button type="button" className="button" onClick={close}>
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
export function DeletedNotice({ kind, at, target, onDone }: Props & { readonly at: string }) {
  const may = useMay('edit')
  const edit = useEdit(target)
  return (
    <div className="notice" role="status">
      <p>
        This {kind} was deleted at <TimeText at={at} />. It is in no list, search or lineage.
      </p>
      {may ? (
        <DeedButton
          className="button deletion"
          busy={edit.pending}
          onClick={() => edit.change({ method: 'POST', path: '/restore' }, onDone)}
        >
          Restore it
        </DeedButton>
      ) : null}
      <EditProblem error={edit.error} />
    </div>
  )
}
