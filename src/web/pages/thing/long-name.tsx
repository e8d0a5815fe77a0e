import { useState } from 'react'
import './long-name.css'

/** Characters from which on a name is folded. */
const LONG = 240

/** A name of any length, folded to a few lines where it is very long. */
export function LongName({ name }: { readonly name: string }) {
  const [open, setOpen] = useState(false)
  if (name.length <= LONG) return <bdi>{name}</bdi>
  return (
    <>
      <bdi className={open ? undefined : 'long-name-folded'}>{name}</bdi>
      <button type="button" className="button small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Fold the name' : 'Show the whole name'}
      </button>
    </>
  )
}
