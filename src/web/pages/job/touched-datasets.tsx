import { useState } from 'react'
import type { Detail } from '../../../http/shapes/browse-types.ts'
import { EntityLink } from '../../ui/entity-link.tsx'
import { TimeText } from '../../ui/time-text.tsx'

interface Props {
  readonly title: string
  readonly datasets: Detail<'job'>['inputs']
  readonly cut: boolean
}

/** Number of datasets shown before "Show all". */
const FEW = 20

/** The datasets that a job has read or written. */
export function TouchedDatasets({ title, datasets = [], cut }: Props) {
  const [all, setAll] = useState(false)
  return (
    <section className="card">
      <h2>{title}</h2>
      {datasets.length === 0 ? <p className="faint">None</p> : null}
      <ul className="versions">
        {datasets.slice(0, all ? undefined : FEW).map(({ id, namespace, name, firstAt, lastAt }) => (
          <li key={id}>
            <EntityLink kind="dataset" id={id} name={name} namespace={namespace} />
            <div className="faint touched-when">
              <TimeText at={firstAt} /> to <TimeText at={lastAt} />
            </div>
          </li>
        ))}
      </ul>
      {datasets.length > FEW && !all ? (
        <button type="button" className="button small" onClick={() => setAll(true)}>
          Show all {datasets.length}
        </button>
      ) : null}
      {cut ? <p className="faint">Only a part is listed.</p> : null}
    </section>
  )
}
