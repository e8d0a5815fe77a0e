import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { keptDraft, type Draft } from '../../api/kept-draft.ts'
import { useMay } from '../../api/use-me.ts'
import { DeedButton } from '../../ui/deed-button.tsx'
import { isWorkedIn } from '../../ui/is-worked-in.ts'
import { EditProblem } from './edit-problem.tsx'
import { useEdit, type Target } from './use-edit.ts'
import './description-editor.css'

/** What the API takes at most. */
const LONGEST = 65_536

/** What may not fit, and is scrolled by keyboard then. */
const isLong = (text: string): boolean => text.length > 300 || text.split('\n').length > 10
const SCROLLED = { tabIndex: 0, role: 'region', 'aria-label': 'Description' } as const

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
  const kept = useMemo(
    () => keptDraft(`description.${target.kind}.${target.asked}`),
    [target.kind, target.asked],
  )
  const [written, setDraft] = useState(kept.get)
  const write = (next: Draft | undefined) => {
    kept.set(next)
    setDraft(next)
  }
  const now = text ?? ''
  /** It was saved while its page was left: what is written is what stands there. */
  const isSaved = written !== undefined && written.of !== now && written.text === now
  const draft = isSaved ? undefined : written
  useEffect(() => {
    if (isSaved) kept.set(undefined)
  }, [isSaved, kept])
  const form = useRef<HTMLFormElement>(null)
  /** Who opened the editor goes on in it, and who closes it where it was opened. */
  const [takesFocus, setTakesFocus] = useState(false)
  const field = useId()
  const close = () => {
    setTakesFocus(isWorkedIn(form.current))
    write(undefined)
    edit.forget()
  }
  const save = ({ text }: Draft) => {
    const description = text.trim() === '' ? null : text
    edit.change({ method: 'PATCH', body: { description } }, (thing) => {
      const latest = kept.get()
      // What was typed while it was under way is not saved yet.
      if (latest === undefined || latest.text === text) close()
      else write({ ...latest, of: thing.description ?? '' })
    })
  }
  const shown =
    text === undefined ? (
      <p className="faint">Nobody described it.</p>
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
            {text === undefined ? 'Describe it' : 'Edit the description'}
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
        rows={Math.min(12, Math.max(3, draft.text.split('\n').length + 1))}
        maxLength={LONGEST}
        autoFocus={takesFocus}
        value={draft.text}
        onChange={(event) => write({ ...draft, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          // A dialog around it would be closed, too.
          event.preventDefault()
          if (!edit.pending) close()
        }}
      />
      <span className="faint">Left empty, what the producers say is shown again.</span>
      <div className="row">
        <DeedButton type="submit" className="button primary" busy={edit.pending}>
          {edit.pending ? 'Saving…' : 'Save'}
        </DeedButton>
        {/* What is under way cannot be called back. */}
        <DeedButton className="button" busy={edit.pending} onClick={close}>
          Cancel
        </DeedButton>
      </div>
    </form>
  )
}
