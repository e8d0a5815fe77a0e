import type { Card } from '../../http/shapes/browse-types.ts'
import { TimeText } from '../ui/time-text.tsx'
import type { ListColumn } from './list/data-list.tsx'
import type { FilterField } from './list/filter-field.ts'
import { ListPage } from './list/list-page.tsx'
import { FIRST_SEEN_COLUMN, MARKS_COLUMN, nameColumn, NAMED_SORTS, noneFits } from './list/named-columns.tsx'
import { NoDataYet } from './list/no-data-yet.tsx'

const FIELDS: readonly FilterField[] = [
  { name: 'words', title: 'Name contains', kind: 'text', placeholder: 'part of a name' },
  { name: 'namespace', title: 'Namespace', kind: 'text', placeholder: 'exact' },
  { name: 'type', title: 'Type', kind: 'text', placeholder: 'table, view, topic …' },
  { name: 'tag', title: 'Tag', kind: 'text' },
  { name: 'owner', title: 'Owner', kind: 'text' },
  { name: 'prefix', title: 'Name starts with', kind: 'text', placeholder: 'case-sensitive', further: true },
  { name: 'tagValue', title: 'Tag value', kind: 'text', further: true },
  { name: 'format', title: 'Format', kind: 'text', placeholder: 'parquet, delta …', further: true },
  { name: 'storage', title: 'Storage', kind: 'text', further: true },
  { name: 'location', title: 'Location', kind: 'text', placeholder: 'postgres://db:5432', further: true },
  { name: 'includeDeleted', title: 'Include deleted', kind: 'flag', further: true },
]

const COLUMNS: readonly ListColumn<Card<'dataset'>>[] = [
  nameColumn('dataset'),
  {
    title: 'Type',
    width: 'minmax(0, 1.5fr)',
    shown: ({ type, format }) => (type ?? format) !== undefined,
    cell: ({ type, format }) => <bdi>{[type, format].filter(Boolean).join(', ')}</bdi>,
  },
  MARKS_COLUMN,
  {
    title: 'Last written',
    width: '110px',
    cell: ({ lastWritten }) => <TimeText at={lastWritten} relative />,
  },
  { title: 'Last read', width: '110px', cell: ({ lastRead }) => <TimeText at={lastRead} relative /> },
  FIRST_SEEN_COLUMN,
]

/** The list of datasets. */
export function DatasetsPage() {
  return (
    <ListPage<Card<'dataset'>>
      title="Datasets"
      path="datasets"
      one="dataset"
      many="datasets"
      fields={FIELDS}
      sorts={NAMED_SORTS}
      found="dataset"
      columns={COLUMNS}
      noneFits={noneFits('dataset')}
      noneAtAll={<NoDataYet what="datasets" />}
    />
  )
}
