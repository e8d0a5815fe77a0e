/** A sort order of a column: its name in the API, and its direction. */
export type ColumnSort = readonly [order: string, way: 'ascending' | 'descending']

interface Props {
  readonly title: string
  /** The orders that a click cycles through. */
  readonly sorts: readonly ColumnSort[]
  /** The current order of the list. */
  readonly sort: string
  readonly onSort: ((order: string) => void) | undefined
}

/** A column heading; a button if the list can be sorted by it. */
export function ColumnHead({ title, sorts, sort, onSort }: Props) {
  const at = sorts.findIndex(([order]) => order === sort)
  const next = sorts[(at + 1) % sorts.length]
  if (next === undefined || onSort === undefined) return <span role="columnheader">{title}</span>
  const way = sorts[at]?.[1]
  return (
    <span role="columnheader" aria-sort={way}>
      <button type="button" onClick={() => onSort(next[0])}>
        {title}
        <span aria-hidden="true">{way === undefined ? '' : way === 'descending' ? ' ↓' : ' ↑'}</span>
      </button>
    </span>
  )
}
