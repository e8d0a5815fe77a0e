import type { Card } from '../../http/shapes/browse-types.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ThingLink } from '../ui/thing-link.tsx'
import { TimeText } from '../ui/time-text.tsx'
import type { ListColumn } from './list/data-list.tsx'
import type { FilterField } from './list/filter-field.ts'
import { ListPage } from './list/list-page.tsx'
import { NothingSent } from './list/nothing-sent.tsx'
import { TagChips } from './list/tag-chips.tsx'

const FIELDS: readonly FilterField[] = [
  { name: 'prefix', title: 'Name begins with', kind: 'text' },
  { name: 'namespace', title: 'Namespace', kind: 'text', placeholder: 'in full' },
  { name: 'type', title: 'Type', kind: 'text', placeholder: 'table, view, topic …' },
  { name: 'tag', title: 'Tag', kind: 'text' },
  { name: 'owner', title: 'Owner', kind: 'text' },
  { name: 'tagValue', title: 'Value of the tag', kind: 'text', further: true },
  { name: 'format', title: 'Format', kind: 'text', placeholder: 'parquet, delta …', further: true },
  { name: 'storage', title: 'Storage', kind: 'text', further: true },
  { name: 'location', title: 'Location', kind: 'text', placeholder: 'postgres://db:5432', further: true },
  { name: 'includeDeleted', title: 'Deleted ones too', kind: 'flag', further: true },
]

const COLUMNS: readonly ListColumn<Card<'dataset'>>[] = [
  {
    title: 'Name',
    width: 'minmax(0, 5fr)',
    cell: ({ id, namespace, name, deletedAt }) => (
      <>
        <ThingLink kind="dataset" id={id} name={name ?? id} namespace={namespace} />
        {deletedAt === undefined ? null : <span className="chip">deleted</span>}
      </>
    ),
  },
  {
    title: 'Type',
    width: 'minmax(0, 1.5fr)',
    shown: ({ type, format }) => (type ?? format) !== undefined,
    cell: ({ type, format }) => <bdi>{[type, format].filter(Boolean).join(', ')}</bdi>,
  },
  {
    title: 'Tags, owners',
    width: 'minmax(0, 3fr)',
    shown: ({ tags = [], owners = [] }) => tags.length + owners.length > 0,
    cell: ({ tags, owners }) => <TagChips tags={tags} owners={owners} />,
  },
  {
    title: 'Last written',
    width: '110px',
    cell: ({ lastWritten }) => <TimeText at={lastWritten} relative />,
  },
  { title: 'Last read', width: '110px', cell: ({ lastRead }) => <TimeText at={lastRead} relative /> },
  { title: 'First seen', width: '110px', cell: ({ firstSeen }) => <TimeText at={firstSeen} relative /> },
]

/** All datasets, by filters. */
export function DatasetsPage() {
  return (
    <ListPage<Card<'dataset'>>
      title="Datasets"
      path="datasets"
      one="dataset"
      many="datasets"
      fields={FIELDS}
      sorts={[
        ['name', 'name'],
        ['firstSeen', 'newest first'],
      ]}
      columns={COLUMNS}
      noneFits={
        <EmptyState title="No dataset fits these filters">
          <p>
            Names and namespaces are compared letter by letter, case and all. The search above takes any part
            of a name.
          </p>
        </EmptyState>
      }
      noneAtAll={<NothingSent what="datasets" />}
    />
  )
}
