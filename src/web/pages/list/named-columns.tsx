import type { ReactNode } from 'react'
import type { Card } from '../../../http/shapes/browse-types.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { EntityLink } from '../../ui/entity-link.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { ListColumn } from './data-list.tsx'
import { TagChips } from './tag-chips.tsx'

type Named = Card<'dataset'> | Card<'job'>

/** Columns shared by the lists of datasets and jobs. */
export const nameColumn = (kind: 'dataset' | 'job'): ListColumn<Named> => ({
  title: 'Name',
  sorts: [['name', 'ascending']],
  width: 'minmax(0, 5fr)',
  cell: ({ id, namespace, name, deletedAt }) => (
    <>
      <EntityLink kind={kind} id={id} name={name ?? id} namespace={namespace} />
      {deletedAt === undefined ? null : <span className="chip">deleted</span>}
    </>
  ),
})

export const MARKS_COLUMN: ListColumn<Named> = {
  title: 'Tags, owners',
  width: 'minmax(0, 3fr)',
  shown: ({ tags = [], owners = [] }) => tags.length + owners.length > 0,
  cell: ({ tags, owners }) => <TagChips tags={tags} owners={owners} />,
}

export const FIRST_SEEN_COLUMN: ListColumn<Named> = {
  title: 'First seen',
  sorts: [['firstSeen', 'descending']],
  width: '110px',
  cell: ({ firstSeen }) => <TimeText at={firstSeen} relative />,
}

export const NAMED_SORTS = [
  ['name', 'name'],
  ['firstSeen', 'newest first'],
] as const

/** Shown if no item matches the filters. */
export const noneFits = (one: string): ReactNode => (
  <EmptyState title={`No ${one} matches these filters`}>
    <p>
      “Name contains” matches any part of the name, namespace or description. All other filters are exact and
      case-sensitive.
    </p>
  </EmptyState>
)
