import type { TreeStep } from '../../../http/shapes/browse.ts'
import { KindMark } from '../../ui/kind-mark.tsx'
import { counted, bytesText, countText } from '../../ui/quantity.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { EntityLink } from '../../ui/entity-link.tsx'
import { durationText } from '../../ui/time-text.tsx'
import { failureOf } from './failure-of.ts'

/** An operation of a run, and what it read and wrote. */
export function OperationView({ operation }: { readonly operation: TreeStep }) {
  const { name, id, type, status, durationMs, reads, writes, cut, counts, omittedPairs } = operation
  const failure = failureOf(operation)
  return (
    <div className="run-part">
      <div className="row run-part-head">
        <KindMark kind="operation" />
        <bdi className="operation-name">{name ?? id}</bdi>
        {type === undefined ? null : <span className="chip">{type}</span>}
        <StatusMark status={status} />
        {durationMs === undefined ? null : <span className="faint">{durationText(durationMs)}</span>}
        {counts === false ? <span className="faint">no lineage</span> : null}
      </div>
      {failure === undefined ? null : <pre className="run-part-error">{failure.slice(0, 600)}</pre>}
      {reads.length + writes.length === 0 ? null : (
        <div className="columns-two operation-data">
          <Accesses title="Read" accesses={reads} />
          <Accesses title="Wrote" accesses={writes} />
        </div>
      )}
      {cut === true ? <p className="faint">Only a part of its reads and writes is shown.</p> : null}
      {omittedPairs === undefined || omittedPairs === 0 ? null : (
        <p className="faint">{counted(omittedPairs, 'input–output pair')} omitted</p>
      )}
    </div>
  )
}

function Accesses({ title, accesses }: { readonly title: string; readonly accesses: TreeStep['reads'] }) {
  return (
    <div>
      <span className="faint">{title}</span>
      <ul className="versions">
        {accesses.map((access, at) =>
          access.dataset === undefined ? null : (
            <li key={`${access.dataset.id} ${at}`}>
              <EntityLink
                kind="dataset"
                id={access.dataset.id}
                name={access.dataset.name}
                namespace={accessText(access) ?? access.dataset.namespace}
              />
            </li>
          ),
        )}
        {accesses.length === 0 ? <li className="faint">none</li> : null}
      </ul>
    </div>
  )
}

type Access = TreeStep['reads'][number]

/** Amount and kind of an access; undefined if nothing was reported. */
function accessText({
  types = [],
  numRows,
  numBytes,
  numFiles,
  version,
  implied,
}: Access): string | undefined {
  const parts = [
    types.join(', '),
    numRows === undefined ? '' : `${countText(numRows)} rows`,
    numBytes === undefined ? '' : bytesText(numBytes),
    numFiles === undefined ? '' : `${countText(numFiles)} files`,
    version === undefined ? '' : `version ${version}`,
    implied === true ? 'implied' : '',
  ].filter((text) => text !== '')
  return parts.length === 0 ? undefined : parts.join(' · ')
}
