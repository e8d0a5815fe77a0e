import { Link } from 'react-router'
import type { InteractionCard } from '../../../http/shapes/browse-types.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { bytesText, countText } from '../../ui/quantity.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { EntityLink } from '../../ui/entity-link.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { DataList, type ListColumn } from '../list/data-list.tsx'
import { FilterBar } from '../list/filter-bar.tsx'
import type { FilterField } from '../list/filter-field.ts'
import { useUrlParams } from '../list/use-url-params.ts'
import { usePages } from '../list/use-pages.ts'

const FIELDS: readonly FilterField[] = [
  { name: 'kind', title: 'Access', kind: 'choice', options: ['read', 'wrote'] },
  { name: 'since', title: 'Since', kind: 'time' },
  { name: 'until', title: 'Until', kind: 'time' },
]

const amount = ({ numRows, numBytes, numFiles }: InteractionCard): string =>
  [
    numRows === undefined ? '' : `${countText(numRows)} rows`,
    numBytes === undefined ? '' : bytesText(numBytes),
    numFiles === undefined ? '' : `${countText(numFiles)} files`,
  ]
    .filter(Boolean)
    .join(', ')

const COLUMNS: readonly ListColumn<InteractionCard>[] = [
  {
    title: 'Access',
    width: 'minmax(0, 2fr)',
    cell: ({ kind, types, implied, counts }) => (
      <>
        {kind === 'read' ? '← read' : '→ wrote'}{' '}
        <span className="faint">
          {[types?.join(', '), implied === true ? 'implied' : '', counts === false ? 'no lineage' : '']
            .filter(Boolean)
            .join('; ')}
        </span>
      </>
    ),
  },
  {
    title: 'Job',
    width: 'minmax(0, 4fr)',
    cell: ({ job }) => (job === undefined ? null : <EntityLink kind="job" {...job} />),
  },
  { title: 'Status', width: '110px', cell: ({ status }) => <StatusMark status={status} /> },
  {
    title: 'Amount',
    width: 'minmax(0, 2fr)',
    shown: (use) => amount(use) !== '',
    cell: (use) => amount(use),
  },
  {
    title: 'Version',
    width: 'minmax(0, 1fr)',
    shown: ({ version }) => version !== undefined,
    cell: ({ version }) => <bdi>{version}</bdi>,
  },
  {
    title: 'Started',
    width: '205px',
    cell: ({ startedAt, run }) => (
      <>
        <TimeText at={startedAt} />
        {run === undefined ? null : (
          <>
            {' '}
            <Link to={`/runs/${run}`}>run</Link>
          </>
        )}
      </>
    ),
  },
]

/** Every read and write of a dataset, newest first. */
export function Activity({ id }: { readonly id: string }) {
  const address = useUrlParams()
  const pages = usePages<InteractionCard>(`datasets/${id}/interactions`, {
    kind: address.get('kind'),
    since: address.get('since'),
    until: address.get('until'),
  })
  return (
    <>
      <FilterBar label="Activity filters" fields={FIELDS} />
      <DataList
        label="Reads and writes"
        one="access"
        many="accesses"
        pages={pages}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty={<EmptyState title="No reads or writes in this period" />}
      />
    </>
  )
}
