import type { EditCard as Edit } from '../../../http/shapes/edit.ts'
import { Clamped } from '../../ui/clamped.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { DataList, type ListColumn } from '../list/data-list.tsx'
import { usePages } from '../list/use-pages.ts'

/** A tag, owner or name as text. */
function valueText(value: Edit['after']): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  // Keys and saved queries have no page here.
  if (!('name' in value)) return undefined
  const { namespace, name, value: of, type } = value
  return `${name}${of === undefined ? '' : ` = ${of}`}${type === undefined ? '' : ` (${type})`}${namespace === undefined ? '' : ` in ${namespace}`}`
}

const COLUMNS: readonly ListColumn<Edit>[] = [
  { title: 'When', width: '205px', cell: ({ at }) => <TimeText at={at} /> },
  { title: 'Who', width: 'minmax(0, 1fr)', cell: ({ who }) => <bdi>{who}</bdi> },
  { title: 'What', width: '110px', cell: ({ aspect }) => aspect },
  {
    title: 'Before',
    width: 'minmax(0, 2fr)',
    shown: ({ before }) => before !== undefined,
    cell: ({ before }) => <Value text={valueText(before)} what="the value before" />,
  },
  {
    title: 'After',
    width: 'minmax(0, 2fr)',
    shown: ({ after }) => after !== undefined,
    cell: ({ after }) => <Value text={valueText(after)} what="the value after" />,
  },
]

function Value({ text, what }: { readonly text: string | undefined; readonly what: string }) {
  if (text === undefined) return <span className="faint">none</span>
  return <Clamped text={text} what={what} />
}

/** The audit log of a dataset or job, newest first. */
export function AuditList({ kind, id }: { readonly kind: 'dataset' | 'job'; readonly id: string }) {
  const pages = usePages<Edit>('audit', { kind, id })
  return (
    <DataList
      label="Changes"
      one="change"
      many="changes"
      pages={pages}
      columns={COLUMNS}
      keyOf={({ id }) => id}
      empty={
        <EmptyState title="No changes yet">
          <p>Changes to descriptions, tags, owners and aliases are recorded here.</p>
        </EmptyState>
      }
    />
  )
}
