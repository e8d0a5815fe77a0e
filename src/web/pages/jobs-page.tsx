import type { Card } from '../../http/shapes/browse-types.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { StatusMark } from '../ui/status-mark.tsx'
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
  { name: 'type', title: 'Type', kind: 'text', placeholder: 'DBT_MODEL …' },
  { name: 'tag', title: 'Tag', kind: 'text' },
  { name: 'owner', title: 'Owner', kind: 'text' },
  { name: 'tagValue', title: 'Value of the tag', kind: 'text', further: true },
  { name: 'producer', title: 'Producer', kind: 'text', placeholder: 'in full', further: true },
  { name: 'location', title: 'Location', kind: 'text', further: true },
  { name: 'includeDeleted', title: 'Deleted ones too', kind: 'flag', further: true },
]

const COLUMNS: readonly ListColumn<Card<'job'>>[] = [
  {
    title: 'Name',
    width: 'minmax(0, 5fr)',
    cell: ({ id, namespace, name, deletedAt }) => (
      <>
        <ThingLink kind="job" id={id} name={name ?? id} namespace={namespace} />
        {deletedAt === undefined ? null : <span className="chip">deleted</span>}
      </>
    ),
  },
  {
    title: 'Type',
    width: 'minmax(0, 2fr)',
    shown: ({ type }) => type !== undefined,
    cell: ({ type }) => <bdi>{type}</bdi>,
  },
  {
    title: 'Tags, owners',
    width: 'minmax(0, 3fr)',
    shown: ({ tags = [], owners = [] }) => tags.length + owners.length > 0,
    cell: ({ tags, owners }) => <TagChips tags={tags} owners={owners} />,
  },
  {
    title: 'Status',
    width: '110px',
    shown: ({ status }) => status !== undefined,
    cell: ({ status }) => (status === undefined ? null : <StatusMark status={status} />),
  },
  { title: 'Last run', width: '110px', cell: ({ lastRun }) => <TimeText at={lastRun} relative /> },
  { title: 'First seen', width: '110px', cell: ({ firstSeen }) => <TimeText at={firstSeen} relative /> },
]

/** All jobs, by filters. */
export function JobsPage() {
  return (
    <ListPage<Card<'job'>>
      title="Jobs"
      path="jobs"
      one="job"
      many="jobs"
      fields={FIELDS}
      sorts={[
        ['name', 'name'],
        ['firstSeen', 'newest first'],
      ]}
      columns={COLUMNS}
      noneFits={
        <EmptyState title="No job fits these filters">
          <p>
            Names and namespaces are compared letter by letter, case and all. The search above takes any part
            of a name.
          </p>
        </EmptyState>
      }
      noneAtAll={<NothingSent what="jobs" />}
    />
  )
}
