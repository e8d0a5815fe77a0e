import { useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useMay } from '../../api/use-me.ts'
import { DeedButton } from '../../ui/deed-button.tsx'
import { isWorkedIn } from '../../ui/is-worked-in.ts'
import { EditProblem } from './edit-problem.tsx'
import { useEdit, type Change, type Target } from './use-edit.ts'
import './marks-editor.css'

export interface Mark {
  /** As people read it; one of each. */
  readonly text: string
  /** Where it leads, if anywhere. */
  readonly to?: string | undefined
  /** Who says so, and the like. */
  readonly hint?: string | undefined
  /** What takes it away. */
  readonly without: Change
}

interface Props {
  /** Such as `tag`. */
  readonly what: string
  /** What the button says that gives another one, such as `Add a tag`. */
  readonly add: string
  readonly marks: readonly Mark[]
  readonly target: Target
  /** What is to be filled in of a new one; the first that is not optional is needed. */
  readonly fields: readonly { readonly title: string; readonly optional?: boolean }[]
  readonly added: (values: readonly string[]) => Change
}

/** The tags, owners or other names of a thing, each of which can be taken away, and another one given. */
export function MarksEditor({ what, add, marks, target, fields, added }: Props) {
  const may = useMay('edit')
  const edit = useEdit(target)
  const [values, setValues] = useState<readonly string[]>()
  /** Who closes the form goes on where it was opened. */
  const [takesFocus, setTakesFocus] = useState(false)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const close = () => {
    setTakesFocus(isWorkedIn(box.current))
    setValues(undefined)
    edit.forget()
  }
  /** The button that took a mark away goes with it: whoever pressed that goes on where another is given. */
  const goOn = () => {
    if (isWorkedIn(box.current))
      box.current?.querySelector<HTMLElement>('.marks-add, .marks-form input')?.focus()
  }
  const give = (given: readonly string[]) =>
    edit.change(added(given.map((value) => value.trim())), () => {
      setTakesFocus(isWorkedIn(box.current))
      // What was typed while it was under way is another one.
      setValues((latest) => (latest === given ? undefined : latest))
    })
  return (
    <div ref={box} className="marks-editor">
      <ul className="marks" aria-label={`${what}s`}>
        {marks.map(({ text, to, hint, without }) => (
          <li key={text} className="chip mark" title={hint === undefined ? text : `${text}\n${hint}`}>
            {to === undefined ? (
              <bdi>{text}</bdi>
            ) : (
              <Link to={to}>
                <bdi>{text}</bdi>
              </Link>
            )}
            {may ? (
              <DeedButton
                className="mark-away"
                aria-label={`Remove the ${what} ${text}`}
                busy={edit.pending}
                onClick={() => edit.change(without, goOn)}
              >
                ✕
              </DeedButton>
            ) : null}
          </li>
        ))}
        {marks.length === 0 ? <li className="faint">none</li> : null}
        {may && values === undefined ? (
          <li>
            <button
              type="button"
              className="button small marks-add"
              autoFocus={takesFocus}
              onClick={() => setValues(fields.map(() => ''))}
            >
              {add}
            </button>
          </li>
        ) : null}
      </ul>
      {values === undefined ? null : (
        <form
          className="row marks-form"
          onSubmit={(event) => {
            event.preventDefault()
            give(values)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
            // A dialog around it would be closed, too.
            event.preventDefault()
            if (!edit.pending) close()
          }}
        >
          {fields.map(({ title, optional = false }, at) => (
            <label key={title} className="labelled" htmlFor={`${id}-${at}`}>
              {title}
              <input
                id={`${id}-${at}`}
                className="field"
                required={!optional}
                autoFocus={at === 0}
                autoComplete="off"
                spellCheck={false}
                value={values[at]}
                onChange={(event) => setValues(values.with(at, event.target.value))}
              />
            </label>
          ))}
          <DeedButton type="submit" className="button primary" busy={edit.pending}>
            Add
          </DeedButton>
          <DeedButton className="button" busy={edit.pending} onClick={close}>
            Cancel
          </DeedButton>
        </form>
      )}
      <EditProblem error={edit.error} />
    </div>
  )
}
