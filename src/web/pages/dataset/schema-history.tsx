import { useState } from 'react'
import type { SchemaVersions } from '../../../http/shapes/browse-types.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { counted } from '../../ui/quantity.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { diffLines } from './diff-lines.ts'
import { useSchemas } from './use-schemas.ts'
import './schema-history.css'

type Version = SchemaVersions['items'][number]

/** Number of versions shown per step. */
const STEP = 50

const ROLES = {
  written: 'reported with a write',
  read: 'reported with a read',
  declared: 'declared',
} as const

/** The schema versions of a dataset, with the changes of each. */
export function SchemaHistory({ id }: { readonly id: string }) {
  const [shown, setShown] = useState(STEP)
  const { data, error, refetch } = useSchemas(id)
  if (data === undefined)
    return error === null ? (
      <Loading what="its schemas" />
    ) : (
      <ProblemView error={error} onRetry={() => void refetch()} />
    )
  const { items, complete } = data
  if (items.length === 0)
    return (
      <EmptyState title="No schema yet">
        <p>Producers report schemas in the facet `schema` of inputs and outputs.</p>
      </EmptyState>
    )
  return (
    <>
      <ol className="schema-history">
        {items.slice(0, shown).map((version) => (
          <li
            key={`${version.schema} ${version.role} ${version.dataset.id} ${version.firstSeen ?? ''}`}
            className="card"
          >
            <VersionView version={version} />
          </li>
        ))}
      </ol>
      {items.length > shown ? (
        <button type="button" className="button" onClick={() => setShown(shown + STEP)}>
          Show older versions ({items.length - shown})
        </button>
      ) : (
        <p className="faint">
          {counted(items.length, 'version')}
          {complete ? '' : ' (newest; older versions are not listed)'}
        </p>
      )}
    </>
  )
}

function VersionView({ version }: { readonly version: Version }) {
  const [open, setOpen] = useState(false)
  const { role, firstAt, lastAt, firstSeen, fields, changes, dataset } = version
  const lines = changes === undefined ? undefined : diffLines(changes, fields)
  return (
    <>
      <h2>
        <TimeText at={firstAt ?? firstSeen} /> <span className="faint">{ROLES[role]}</span>
      </h2>
      <p className="faint wrapped">
        {lastAt === undefined ? null : (
          <>
            Last reported <TimeText at={lastAt} />, of{' '}
          </>
        )}
        <bdi>{dataset.name.slice(0, 200)}</bdi>
      </p>
      {lines === undefined ? <p>First reported schema</p> : null}
      {lines?.length === 0 ? <p>Same columns as before</p> : null}
      {lines === undefined || lines.length === 0 ? null : (
        <ul className="schema-diff mono" aria-label="Schema changes">
          {lines.map(({ kind, sign, name, detail }) => (
            <li key={`${kind} ${name}`} className={`diff-${kind}`}>
              <span aria-hidden="true" className="diff-sign">
                {sign}
              </span>
              <span className="visually-hidden">{kind} </span>
              <bdi>{name}</bdi> <span className="faint">{detail}</span>
            </li>
          ))}
        </ul>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{counted(fields.length, 'column')}</summary>
        {open ? (
          <ul className="schema-diff mono">
            {fields.map(({ name, type }) => (
              <li key={name}>
                <span className="diff-sign" /> <bdi>{name}</bdi> <span className="faint">{type}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </details>
    </>
  )
}
