import type { Card } from '../../http/shapes/browse-types.ts'
import { StatusMark } from '../ui/status-mark.tsx'
import { TimeText } from '../ui/time-text.tsx'
import type { ListColumn } from './list/data-list.tsx'
import type { FilterField } from './list/filter-field.ts'
import { ListPage } from './list/list-page.tsx'
import { FIRST_SEEN_COLUMN, MARKS_COLUMN, nameColumn, NAMED_SORTS, noneFits } from './list/named-columns.tsx'
import { NoDataYet } from './list/no-data-yet.tsx'

const FIELDS: readonly FilterField[] = [
  { name: 'words', title: 'Name contains', kind: 'text', placeholder: 'part of a name' },
  { name: 'namespace', title: 'Namespace', kind: 'text', placeholder: 'exact' },
  { name: 'type', title: 'Type', kind: 'text', placeholder: 'DBT_MODEL …' },
  { name: 'tag', title: 'Tag', kind: 'text' },
  { name: 'owner', title: 'Owner', kind: 'text' },
  { name: 'prefix', title: 'Name starts with', kind: 'text', placeholder: 'case-sensitive', further: true },
  { name: 'tagValue', title: 'Tag value', kind: 'text', further: true },
  { name: 'producer', title: 'Producer', kind: 'text', placeholder: 'exact', further: true },
  { name: 'location', title: 'Location', kind: 'text', further: true },
  { name: 'includeDeleted', title: 'Include deleted', kind: 'flag', further: true },
]

const COLUMNS: readonly ListColumn<Card<'job'>>[] = [
  nameColumn('job'),
  {
    title: 'Type',
    width: 'minmax(0, 2fr)',
    shown: ({ type }) => type !== undefined,
    cell: ({ type }) => <bdi>{type}</bdi>,
  },
  MARKS_COLUMN,
  {
    title: 'Status',
    width: '110px',
    shown: ({ status }) => status !== undefined,
    cell: ({ status }) => (status === undefined ? null : <StatusMark status={status} />),
  },
  { title: 'Last run', width: '110px', cell: ({ lastRun }) => <TimeText at={lastRun} relative /> },
  FIRST_SEEN_COLUMN,
]

/** The list of jobs. */
export function JobsPage() {
  return (
    <ListPage<Card<'job'>>
      title="Jobs"
      path="jobs"
      one="job"
      many="jobs"
      fields={FIELDS}
      sorts={NAMED_SORTS}
      found="job"
      columns={COLUMNS}
      noneFits={noneFits('job')}
      noneAtAll={<NoDataYet what="jobs" />}
    />
  )
}
