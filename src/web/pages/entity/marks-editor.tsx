import { useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useMay } from '../../api/use-me.ts'
import { BusyButton } from '../../ui/busy-button.tsx'
import { mayTakeFocus } from '../../ui/may-take-focus.ts'
import { EditProblem } from './edit-problem.tsx'
import { useEdit, type Change, type Target } from './use-edit.ts'
import './marks-editor.css'

export interface Mark {
  /** The displayed text, unique among the marks. */
  readonly text: string
  /** The link target, if any. */
  readonly to?: string | undefined
  /** The source, shown in the tooltip. */
  readonly hint?: string | undefined
  /** The change that removes it. */
  readonly without: Change
}

interface Props {
  /** Such as `tag`. */
  readonly what: string
  /** The label of the add button, such as `Add a tag`. */
  readonly add: string
  readonly marks: readonly Mark[]
  readonly target: Target
  /** The input fields of a new mark. Fields that are not optional are required. */
  readonly fields: readonly { readonly title: string; readonly optional?: boolean }[]
  readonly added: (values: readonly string[]) => Change
}

/** Shows the tags, owners or aliases of an entity, with buttons that remove and add them. */
export function MarksEditor({ what, add, marks, target, fields, added }: Props) {
  const may = useMay('edit')
  const edit = useEdit(target)
  const [values, setValues] = useState<readonly string[]>()
  /** When the form closes, the add button takes the focus. */
  const [takesFocus, setTakesFocus] = useState(false)
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const close = () => {
    setTakesFocus(mayTakeFocus(box.current))
    setValues(undefined)
    edit.forget()
  }
  /** The remove button disappears with its mark, so the focus moves to the add button. */
  const goOn = () => {
    if (mayTakeFocus(box.current))
      box.current?.querySelector<HTMLElement>('.marks-add, .marks-form input')?.focus()
  }
  const give = (given: readonly string[]) =>
    edit.change(added(given.map((value) => value.trim())), () => {
      setTakesFocus(mayTakeFocus(box.current))
      // Text typed during the request belongs to another mark.
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
              <BusyButton
                className="mark-away"
                aria-label={`Remove the ${what} ${text}`}
                busy={edit.pending}
                onClick={() => edit.change(without, goOn)}
              >
                ✕
              </BusyButton>
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
            // Otherwise Escape would also close a surrounding dialog.
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
          <BusyButton type="submit" className="button primary" busy={edit.pending}>
            Add
          </BusyButton>
          <BusyButton className="button" busy={edit.pending} onClick={close}>
            Cancel
          </BusyButton>
        </form>
      )}
      <EditProblem error={edit.error} />
    </div>
  )
}
