import type { Detail, VersionCard } from '../../../http/shapes/browse-types.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { bytesText, countText } from '../../ui/quantity.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { EntityLink } from '../../ui/entity-link.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { DataList, type ListColumn } from '../list/data-list.tsx'
import { runName } from '../list/run-columns.tsx'
import { usePages } from '../list/use-pages.ts'
import { TouchedDatasets } from './touched-datasets.tsx'

type Version = VersionCard['inputs'][number]

const COLUMNS: readonly ListColumn<VersionCard>[] = [
  {
    title: 'Run',
    width: 'minmax(0, 3fr)',
    cell: ({ run }) => (
      <>
        <EntityLink kind="run" id={run.id} name={runName(run)} />
        <div className="row run-when">
          <StatusMark status={run.status} />
          <TimeText at={run.startedAt} />
        </div>
      </>
    ),
  },
  { title: 'Read', width: 'minmax(0, 4fr)', cell: ({ inputs }) => <Versions versions={inputs} /> },
  { title: 'Wrote', width: 'minmax(0, 4fr)', cell: ({ outputs }) => <Versions versions={outputs} /> },
]

function Versions({ versions }: { readonly versions: readonly Version[] }) {
  if (versions.length === 0) return <span className="faint">none</span>
  return (
    <ul className="versions">
      {versions.map((version) => (
        <li key={`${version.dataset.id} ${version.version ?? ''}`}>
          <EntityLink
            kind="dataset"
            id={version.dataset.id}
            name={version.dataset.name}
            namespace={besides(version)}
          />
        </li>
      ))}
    </ul>
  )
}

const besides = ({ version, types = [], numRows, numBytes, schema }: Version): string | undefined => {
  const parts = [
    version === undefined ? '' : `version ${version}`,
    types.join(', '),
    numRows === undefined ? '' : `${countText(numRows)} rows`,
    numBytes === undefined ? '' : bytesText(numBytes),
    schema === undefined ? '' : `schema ${schema.slice(0, 8)}`,
  ].filter(Boolean)
  return parts.length === 0 ? undefined : parts.join(' · ')
}

/** The datasets that a job reads and writes, and their versions per run. */
export function JobVersions({ job }: { readonly job: Detail<'job'> }) {
  const pages = usePages<VersionCard>(`jobs/${job.id}/versions`)
  return (
    <>
      <div className="columns-two">
        <TouchedDatasets title="Reads" datasets={job.inputs} cut={job.cut?.includes('inputs') === true} />
        <TouchedDatasets title="Writes" datasets={job.outputs} cut={job.cut?.includes('outputs') === true} />
      </div>
      <h2>Per run</h2>
      <DataList
        label="Inputs and outputs per run"
        one="run"
        many="runs"
        pages={pages}
        columns={COLUMNS}
        keyOf={({ run }) => run.id}
        empty={<EmptyState title="No runs yet" />}
      />
    </>
  )
}
