import { Link } from 'react-router'
import { KindMark, type Kind } from './kind-mark.tsx'
import './entity-link.css'

interface Props {
  readonly kind: Kind
  readonly id: string
  readonly name: string
  readonly namespace?: string | undefined
}

const PLACES: Partial<Record<Kind, string>> = { dataset: 'datasets', job: 'jobs', run: 'runs' }

/** An entity by icon and name, linked to its page if it has one, with its namespace. */
export function EntityLink({ kind, id, name, namespace }: Props) {
  const place = PLACES[kind]
  return (
    <span className="entity-link">
      <KindMark kind={kind} />
      <span className="entity-link-text">
        {place === undefined ? (
          <bdi title={name}>{name}</bdi>
        ) : (
          <Link to={`/${place}/${id}`} title={name}>
            <bdi>{name}</bdi>
          </Link>
        )}
        {namespace === undefined ? null : (
          <span className="faint entity-link-namespace" title={namespace}>
            <bdi>{namespace}</bdi>
          </span>
        )}
      </span>
    </span>
  )
}
