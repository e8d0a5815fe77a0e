import { Link } from 'react-router'
import { KindMark, type Kind } from './kind-mark.tsx'
import './thing-link.css'

interface Props {
  readonly kind: Kind
  readonly id: string
  readonly name: string
  readonly namespace?: string | undefined
}

const PLACES: Partial<Record<Kind, string>> = { dataset: 'datasets', job: 'jobs', run: 'runs' }

/** A thing by its sign and name, leading to its page where it has one; its namespace stands below. */
export function ThingLink({ kind, id, name, namespace }: Props) {
  const place = PLACES[kind]
  return (
    <span className="thing-link">
      <KindMark kind={kind} />
      <span className="thing-link-text">
        {place === undefined ? (
          <bdi title={name}>{name}</bdi>
        ) : (
          <Link to={`/${place}/${id}`} title={name}>
            <bdi>{name}</bdi>
          </Link>
        )}
        {namespace === undefined ? null : (
          <span className="faint thing-link-namespace" title={namespace}>
            <bdi>{namespace}</bdi>
          </span>
        )}
      </span>
    </span>
  )
}
