import { useEffect, type ReactNode, useState } from 'react'
import { NavigationType, useNavigationType } from 'react-router'
import { KindMark, type Kind } from '../../ui/kind-mark.tsx'
import '../columns.css'
import './entity.css'
import './long-name.css'

interface Props {
  readonly kind: Kind
  readonly name: string
  readonly namespace?: string | undefined
  /** Action buttons. */
  readonly children?: ReactNode
}

/** The heading of an entity page. */
export function EntityHead({ kind, name, namespace, children }: Props) {
  const came = useNavigationType()
  useEffect(() => {
    // A followed link starts at the top of the page; Back restores the scroll position.
    if (came !== NavigationType.Pop) window.scrollTo(0, 0)
    // Only on mount, because tabs change the URL too.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <div className="entity-head">
      <KindMark kind={kind} />
      <div className="entity-title">
        <h1>
          <LongName name={name} />
        </h1>
        {namespace === undefined ? null : (
          <div className="faint">
            <LongName name={namespace} />
          </div>
        )}
      </div>
      <div className="row">{children}</div>
    </div>
  )
}

/** Names longer than this many characters are collapsed. */
const LONG = 240

/** A name that is collapsed to a few lines if it is very long. */
function LongName({ name }: { readonly name: string }) {
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
