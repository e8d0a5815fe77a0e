import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { storedDraft, type Draft } from '../../api/stored-draft.ts'
import { useMay } from '../../api/use-me.ts'
import { BusyButton } from '../../ui/busy-button.tsx'
import { mayTakeFocus } from '../../ui/may-take-focus.ts'
import { EditProblem } from './edit-problem.tsx'
import { useEdit, type Target } from './use-edit.ts'
import './description-editor.css'

/** Maximum length that the API accepts. */
const LONGEST = 65_536

/** Long texts may overflow and must be scrollable by keyboard. */
const isLong = (text: string): boolean => text.length > 300 || text.split('\n').length > 10
const SCROLLED = { tabIndex: 0, role: 'region', 'aria-label': 'Description' } as const

/** Shows and edits a description. */
export function DescriptionEditor({
  text,
  target,
}: {
  readonly text: string | undefined
  readonly target: Target
}) {
  const may = useMay('edit')
  const edit = useEdit(target)
  const stored = useMemo(
    () => storedDraft(`description.${target.kind}.${target.asked}`),
    [target.kind, target.asked],
  )
  const [written, setDraft] = useState(stored.get)
  const write = (next: Draft | undefined) => {
    stored.set(next)
    setDraft(next)
  }
  const now = text ?? ''
  /** The draft was saved after its page was left: the description equals the draft. */
  const isSaved = written !== undefined && written.of !== now && written.text === now
  const draft = isSaved ? undefined : written
  useEffect(() => {
    if (isSaved) stored.set(undefined)
  }, [isSaved, stored])
  const form = useRef<HTMLFormElement>(null)
  /** The editor takes the focus when opened by the user, and the button when the editor closes. */
  const [takesFocus, setTakesFocus] = useState(false)
  const field = useId()
  const close = () => {
    setTakesFocus(mayTakeFocus(form.current))
    write(undefined)
    edit.forget()
  }
  const save = ({ text }: Draft) => {
    const description = text.trim() === '' ? null : text
    edit.change({ method: 'PATCH', body: { description } }, (thing) => {
      const latest = stored.get()
      // Text typed during the request is not saved yet.
      if (latest === undefined || latest.text === text) close()
      else write({ ...latest, of: thing.description ?? '' })
    })
  }
  const shown =
    text === undefined ? (
      <p className="faint">No description</p>
    ) : (
      <p className="description" {...(isLong(text) ? SCROLLED : {})}>
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
            autoFocus={takesFocus}
            onClick={() => {
              write({ of: now, text: now })
              setTakesFocus(true)
            }}
          >
            {text === undefined ? 'Add description' : 'Edit description'}
          </button>
        ) : null}
      </div>
    )
  return (
    <form
      ref={form}
      className="stack description-form"
      onSubmit={(event) => {
        event.preventDefault()
        save(draft)
      }}
    >
      <EditProblem error={edit.error} />
      {now === draft.of ? null : (
        <div role="status">
          <span className="faint">Somebody changed the description. Current text:</span>
          {shown}
        </div>
      )}
      <label className="visually-hidden" htmlFor={field}>
        Description
      </label>
      <textarea
        id={field}
        className="field"
        rows={Math.min(12, Math.max(3, draft.text.split('\n').length + 1))}
        maxLength={LONGEST}
        autoFocus={takesFocus}
        value={draft.text}
        onChange={(event) => write({ ...draft, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          // Otherwise Escape would also close a surrounding dialog.
          event.preventDefault()
          if (!edit.pending) close()
        }}
      />
      <span className="faint">Leave empty to show the description from the producers.</span>
      <div className="row">
        <BusyButton type="submit" className="button primary" busy={edit.pending}>
          {edit.pending ? 'Saving…' : 'Save'}
        </BusyButton>
        {/* A running request cannot be cancelled. */}
        <BusyButton className="button" busy={edit.pending} onClick={close}>
          Cancel
        </BusyButton>
      </div>
    </form>
  )
}
