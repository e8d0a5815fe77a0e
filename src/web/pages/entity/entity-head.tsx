import { useEffect, type ReactNode } from 'react'
import { NavigationType, useNavigationType } from 'react-router'
import { KindMark, type Kind } from '../../ui/kind-mark.tsx'
import { LongName } from './long-name.tsx'
import '../columns.css'
import './entity.css'

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
    // eslint-disable-next-line react-hooks/exhaustive-deps
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
