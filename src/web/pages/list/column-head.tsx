/** An order that a column gives its list: what the API calls it, and which way it goes. */
export type ColumnSort = readonly [order: string, way: 'ascending' | 'descending']

interface Props {
  readonly title: string
  /** Those that a click goes through, one after another. */
  readonly sorts: readonly ColumnSort[]
  /** The order that the list has. */
  readonly sort: string
  readonly onSort: ((order: string) => void) | undefined
}

/** The head of a column; where the list can be sorted by it, a button that does. */
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
