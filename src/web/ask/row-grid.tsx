import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, type MouseEvent } from 'react'
import type { Sort } from './ask-url.ts'
import { RowCell } from './row-cell.tsx'
import './row-grid.css'
import type { TableColumn, TableRow } from './table-rows.ts'

interface Props {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  readonly sort: Sort | undefined
  readonly onSort: (sort: Sort | undefined) => void
  readonly selected: readonly string[]
  /** Without it, rows are not selectable. */
  readonly onSelect?: (keys: readonly string[]) => void
}

const HEIGHT = 36

/** A virtualized table. A click on a heading sorts; a click on a row selects it. */
export function RowGrid({ columns, rows, sort, onSort, selected, onSelect }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const chosen = useMemo(() => new Set(selected), [selected])
  // oxlint-disable-next-line react/incompatible-library -- its functions are neither passed on nor memoized
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: 16,
  })
  const widths = columns.map(({ name }) => WIDTHS[name] ?? 'minmax(130px, 1fr)').join(' ')
  const toggle = (key: string) =>
    onSelect?.(chosen.has(key) ? selected.filter((other) => other !== key) : [...selected, key])
  const select = (event: MouseEvent, key: string) => {
    // Links and checkboxes in a row handle their own clicks.
    if (onSelect === undefined || (event.target as Element).closest('a, input') !== null) return
    if (event.ctrlKey || event.metaKey) toggle(key)
    else onSelect(chosen.has(key) && chosen.size === 1 ? [] : [key])
  }
  return (
    <div ref={scroller} className="row-grid" role="region" aria-label="Rows" tabIndex={0}>
      <div role="table" aria-label="The answer" aria-rowcount={rows.length + 1} className="row-grid-table">
        <div role="row" aria-rowindex={1} className="row-grid-head" style={{ gridTemplateColumns: widths }}>
          {columns.map(({ name, isNumber }) => (
            <div
              key={name}
              role="columnheader"
              aria-sort={sortOf(sort, name)}
              className={isNumber ? 'row-cell-number' : undefined}
            >
              <button type="button" onClick={() => onSort(nextSort(sort, name))}>
                {name}
                <span aria-hidden="true">{sort?.column === name ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
              </button>
            </div>
          ))}
        </div>
        <div role="rowgroup" style={{ height: list.getTotalSize() }} className="row-grid-rows">
          {list.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]!
            return (
              <div
                key={row.key}
                role="row"
                aria-rowindex={index + 2}
                className={`row-grid-row${chosen.has(row.key) ? ' row-grid-chosen' : ''}`}
                style={{ gridTemplateColumns: widths, transform: `translateY(${start}px)`, height: HEIGHT }}
                onClick={(event) => select(event, row.key)}
              >
                {columns.map(({ name }, i) => (
                  <RowCell
                    key={name}
                    column={name}
                    value={row.cells[i] ?? null}
                    node={row.node}
                    chosen={chosen.has(row.key)}
                    onToggle={() => toggle(row.key)}
                  />
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

const WIDTHS: { readonly [column: string]: string } = {
  kind: '136px',
  name: 'minmax(220px, 2fr)',
  dataset: 'minmax(180px, 2fr)',
  namespace: 'minmax(180px, 2fr)',
  type: 'minmax(90px, 1fr)',
  distance: '90px',
  marks: 'minmax(150px, 1fr)',
  count: '110px',
}

const sortOf = (sort: Sort | undefined, column: string): 'ascending' | 'descending' | undefined =>
  sort?.column === column ? (sort.descending ? 'descending' : 'ascending') : undefined

/** Ascending, descending, then unsorted. */
function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? undefined : { column, descending: true }
}
