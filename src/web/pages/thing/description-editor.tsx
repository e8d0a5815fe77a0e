import { useId, useState } from 'react'
import { useMay } from '../../api/use-me.ts'
import { DeedButton } from '../../ui/deed-button.tsx'
import { EditProblem } from './edit-problem.tsx'
import { useEdit, type Target } from './use-edit.ts'
import './description-editor.css'

/** What the API takes at most. */
const LONGEST = 65_536

/** What a thing is described as, and the way to describe it otherwise. */
export function DescriptionEditor({
  text,
  target,
}: {
  readonly text: string | undefined
  readonly target: Target
}) {
  const may = useMay('edit')
  const edit = useEdit(target)
  const [draft, setDraft] = useState<string>()
  const [begun, setBegun] = useState<string>()
  // Who closes the editor by its keyboard goes on where it was opened.
  const [wasOpen, setWasOpen] = useState(false)
  const field = useId()
  const close = () => {
    setDraft(undefined)
    edit.forget()
  }
  const shown =
    text === undefined ? (
      <p className="faint">Nobody described it.</p>
    ) : (
      <p className="description">
        <bdi>{text}</bdi>
      </p>
    )
  if (draft === undefined)
    return (
      <div className="description-editor">
        {shown}
        {may ? (
          <button
            type="button"
            className="button small"
            autoFocus={wasOpen}
            onClick={() => {
              setDraft(text ?? '')
              setBegun(text)
              setWasOpen(true)
            }}
          >
            {text === undefined ? 'Describe it' : 'Edit the description'}
          </button>
        ) : null}
      </div>
    )
  return (
    <form
      className="stack description-form"
      onSubmit={(event) => {
        event.preventDefault()
        const description = draft.trim() === '' ? null : draft
        edit.change({ method: 'PATCH', body: { description } }, () => setDraft(undefined))
      }}
    >
      <EditProblem error={edit.error} />
      {text === begun ? null : (
        <div role="status">
          <span className="faint">Somebody changed it. As it is now:</span>
          {shown}
        </div>
      )}
      <label className="visually-hidden" htmlFor={field}>
        Description
      </label>
      <textarea
        id={field}
        className="field"
        rows={Math.min(12, Math.max(3, draft.split('\n').length + 1))}
        maxLength={LONGEST}
        autoFocus
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          // A dialog around it would be closed, too.
          event.preventDefault()
          close()
        }}
      />
      <span className="faint">Left empty, what the producers say is shown again.</span>
      <div className="row">
        <DeedButton type="submit" className="button primary" busy={edit.pending}>
          Save
        </DeedButton>
        <button type="button" className="button" onClick={close}>
          Cancel
        </button>
      </div>
    </form>
  )
}
