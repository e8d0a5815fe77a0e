import { useState } from 'react'
import './tag-chips.css'

interface Props {
  readonly tags?: readonly { readonly name: string; readonly value?: string | undefined }[] | undefined
  readonly owners?: readonly string[] | undefined
}

/** How many are shown in a row of a list. */
const MOST = 4

/** The tags and owners of a row: the first few of them, and all where somebody asks for them. */
export function TagChips({ tags = [], owners = [] }: Props) {
  const [open, setOpen] = useState(false)
  const all = [
    ...tags.map(({ name, value }) => (value === undefined ? name : `${name} = ${value}`)),
    ...owners.map((owner) => `owner ${owner}`),
  ]
  return (
    <span className="tag-chips">
      {all.slice(0, open ? undefined : MOST).map((text) => (
        <span key={text} className="chip" title={text}>
          <bdi>{text}</bdi>
        </span>
      ))}
      {all.length > MOST ? (
        <button type="button" className="button small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Fewer' : `and ${all.length - MOST} more`}
        </button>
      ) : null}
    </span>
  )
}
