import { useState } from 'react'
import './long-name.css'

/** Names longer than this many characters are collapsed. */
const LONG = 240

/** A name that is collapsed to a few lines if it is very long. */
export function LongName({ name }: { readonly name: string }) {
  const [open, setOpen] = useState(false)
  if (name.length <= LONG) return <bdi>{name}</bdi>
  return (
    <>
      <bdi className={open ? undefined : 'long-name-folded'}>{name}</bdi>
      <button type="button" className="button small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Collapse the name' : 'Show the full name'}
      </button>
    </>
  )
}
