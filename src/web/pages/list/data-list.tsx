import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { counted } from '../../ui/quantity.ts'
import { ColumnHead, type ColumnSort } from './column-head.tsx'
import type { Pages } from './use-pages.ts'
import type { Sorts } from './use-sort.ts'
import './data-list.css'

export interface ListColumn<T> {
  readonly title: string
  /** A CSS grid track, such as `minmax(0, 2fr)`. */
  readonly width: string
  readonly cell: (item: T) => ReactNode
  /** Whether the cell has content. Narrow windows hide empty cells. */
  readonly shown?: (item: T) => boolean
  /** The sort orders of the heading; those that the list does not support are ignored. */
  readonly sorts?: readonly ColumnSort[]
}

interface Props<T> {
  readonly label: string
  /** Singular and plural of the items. */
  readonly one: string
  readonly many: string
  readonly pages: Pages<T>
  readonly columns: readonly ListColumn<T>[]
  readonly keyOf: (item: T) => string
  /** Shown for an empty list. */
  readonly empty: ReactNode
  readonly marked?: (item: T) => boolean
  /** Estimated row height in CSS pixels; visible rows are measured. */
  readonly rowHeight?: number
  /** The supported sort orders, the current one, and a callback. Without them headings do not sort. */
  readonly sorts?: Sorts
  readonly sort?: string
  readonly onSort?: (order: string) => void
}

/** In narrow windows rows are cards. */
const cards = globalThis.matchMedia('(max-width: 720px)')

/** A virtualized list with infinite scrolling. In a narrow window each row is a card. */
export function DataList<T>({
  label,
  one,
  many,
  pages,
  columns,
  keyOf,
  empty,
  marked,
  rowHeight = 51,
  sorts = [],
  sort = '',
  onSort,
}: Props<T>) {
  'use no memo' // The virtualizer mutates in place.
  const body = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      const top = body.current?.getBoundingClientRect().top
      if (top !== undefined) setMargin(Math.round(top + window.scrollY))
    }
    measure()
    // Content above the list may change its height at any time.
    const watch = new ResizeObserver(measure)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [pages.items.length])
  const { items, more, loading, error, loadMore, retry, waiting, old, note } = pages
  // oxlint-disable-next-line react/incompatible-library -- its functions are neither passed on nor memoized
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => (cards.matches ? 120 : rowHeight),
    overscan: 12,
    scrollMargin: margin,
    getItemKey: (at) => keyOf(items[at]!),
  })
  const drawn = rows.getVirtualItems()
  const near = (drawn.at(-1)?.index ?? -1) >= items.length - 20
  useEffect(() => {
    // A page may be short or empty without being the last.
    if (near && more && !loading && error === null) loadMore()
  })
  if (waiting) return error === null ? <Loading what={many} /> : <ProblemView error={error} onRetry={retry} />
  const noteElement =
    note === undefined ? null : (
      <p className="data-list-note" role="status">
        {note}
      </p>
    )
  if (items.length === 0 && !more && error === null)
    return (
      <>
        {noteElement}
        {empty}
      </>
    )
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') }
  return (
    <>
      {noteElement}
      <div
        className={`data-list ${old ? 'data-list-old' : ''}`}
        role="table"
        aria-label={label}
        aria-rowcount={more ? -1 : items.length + 1}
        aria-busy={loading}
      >
        <div role="rowgroup">
          <div className="data-list-head" role="row" aria-rowindex={1} style={template}>
            {columns.map(({ title, sorts: its = [] }) => (
              <ColumnHead
                key={title}
                title={title}
                sorts={its.filter(([order]) => sorts.some(([value]) => value === order))}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </div>
        </div>
        <div ref={body} className="data-list-body" role="rowgroup" style={{ height: rows.getTotalSize() }}>
          {drawn.map(({ index, key, start }) => {
            const item = items[index]!
            return (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className="data-list-row"
                role="row"
                aria-rowindex={index + 2}
                aria-current={marked?.(item) === true ? 'true' : undefined}
                style={{ ...template, transform: `translateY(${start - margin}px)` }}
              >
                {columns.map(({ title, cell, shown }) => (
                  <div
                    key={title}
                    role="cell"
                    className={shown?.(item) === false ? 'data-list-none' : undefined}
                    data-title={title}
                  >
                    {cell(item)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {error === null ? (
        <p className="faint data-list-end" role="status">
          {more
            ? `${counted(items.length, one, many)} loaded, loading more…`
            : counted(items.length, one, many)}
        </p>
      ) : (
        <ProblemView error={error} onRetry={retry} />
      )}
    </>
  )
}
