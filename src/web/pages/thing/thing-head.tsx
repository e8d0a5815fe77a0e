import type { ReactNode } from 'react'
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
