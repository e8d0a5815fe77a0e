import { Fragment, type ReactNode } from 'react'
import './facts.css'

export type Fact = readonly [title: string, value: ReactNode]

/** Pairs of titles and values. Empty values are omitted. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value !== undefined && value !== null && value !== '')
  if (known.length === 0) return null
  return (
    <dl className="facts">
      {known.map(([title, value]) => (
        <Fragment key={title}>
          <dt>{title}</dt>
          <dd>{typeof value === 'string' ? <bdi>{value}</bdi> : value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
