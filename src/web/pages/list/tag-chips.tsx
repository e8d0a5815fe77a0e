import { useState } from 'react'
import './tag-chips.css'

interface Props {
  readonly tags?: readonly { readonly name: string; readonly value?: string | undefined }[] | undefined
  readonly owners?: readonly string[] | undefined
}

/** Number of chips shown per row. */
const MOST = 4

/** The tags and owners of a row: the first few, with a button that shows all. */
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
          {open ? 'Show fewer' : `Show ${all.length - MOST} more`}
        </button>
      ) : null}
    </span>
  )
}
