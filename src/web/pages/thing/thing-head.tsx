import { useEffect, type ReactNode } from 'react'
import { NavigationType, useNavigationType } from 'react-router'
import { KindMark, type Kind } from '../../ui/kind-mark.tsx'
import { LongName } from './long-name.tsx'
import '../columns.css'
import './thing.css'

interface Props {
  readonly kind: Kind
  readonly name: string
  readonly namespace?: string | undefined
  /** What can be done with it. */
  readonly children?: ReactNode
}

/** What a page is about. */
export function ThingHead({ kind, name, namespace, children }: Props) {
  const came = useNavigationType()
  useEffect(() => {
    // Who follows a link from far down a list begins at the top; who goes back is where they were.
    if (came !== NavigationType.Pop) window.scrollTo(0, 0)
    // Only as it appears: tabs change the address too.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  return (
    <div className="thing-head">
      <KindMark kind={kind} />
      <div className="thing-title">
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
