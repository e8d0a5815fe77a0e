import type { Detail } from '../../../http/shapes/browse-types.ts'
import { EntityLink } from '../../ui/entity-link.tsx'

/** Statements about aliases and renames, with their sources. */
export function NameStatements({ dataset }: { readonly dataset: Detail<'dataset'> }) {
  const { sameAs = [], notSameAs = [], renamedFrom = [], renamedTo = [] } = dataset
  if (sameAs.length + notSameAs.length + renamedFrom.length + renamedTo.length === 0) return null
  return (
    <details>
      <summary>Statements about its names</summary>
      <ul className="name-statements">
        {sameAs.map((pair, at) => (
          <Pair key={`same ${at}`} pair={pair} words="is the same as" />
        ))}
        {notSameAs.map((pair, at) => (
          <Pair key={`other ${at}`} pair={pair} words="is not the same as" />
        ))}
        {renamedFrom.map((from) => (
          <li key={from.id}>
            Renamed from <EntityLink kind="dataset" {...from} />
          </li>
        ))}
        {renamedTo.map((to) => (
          <li key={to.id}>
            Renamed to <EntityLink kind="dataset" {...to} />
          </li>
        ))}
      </ul>
    </details>
  )
}

type Stated = NonNullable<Detail<'dataset'>['sameAs']>[number]

function Pair({ pair: { from, to, kind, by }, words }: { readonly pair: Stated; readonly words: string }) {
  return (
    <li>
      <bdi>{from.name}</bdi>{' '}
      <span className="faint">
        in <bdi>{from.namespace}</bdi>
      </span>{' '}
      {words} <bdi>{to.name}</bdi>{' '}
      <span className="faint">
        in <bdi>{to.namespace}</bdi>
      </span>
      {kind === undefined ? null : <span className="faint"> ({kind})</span>}
      {by === undefined ? null : (
        <span className="faint">
          , reported by <bdi>{by}</bdi>
        </span>
      )}
    </li>
  )
}
