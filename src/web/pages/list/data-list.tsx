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
  /** A track of a CSS grid, such as `minmax(0, 2fr)`. */
  readonly width: string
  readonly cell: (item: T) => ReactNode
  /** Whether a narrow window leaves it out where it has nothing. */
  readonly shown?: (item: T) => boolean
  /** The orders that its head goes through, those of them that the list can have. */
  readonly sorts?: readonly ColumnSort[]
}

interface Props<T> {
  readonly label: string
  /** What one of them is called, and many. */
  readonly one: string
  readonly many: string
  readonly pages: Pages<T>
  readonly columns: readonly ListColumn<T>[]
  readonly keyOf: (item: T) => string
  /** What stands where there is none. */
  readonly empty: ReactNode
  readonly marked?: (item: T) => boolean
  /** How high a row is about, in CSS pixels; it is measured once it is seen. */
  readonly rowHeight?: number
  /** The orders that it can have, which it has, and what chooses another; without these heads do not sort. */
  readonly sorts?: Sorts
  readonly sort?: string
  readonly onSort?: (order: string) => void
}

/** Where rows are cards. */
const cards = globalThis.matchMedia('(max-width: 720px)')

/** Rows that are seen are drawn, and pages loaded as they come near; in a narrow window each row is a card. */
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
  'use no memo' // The virtualizer changes in place.
  const body = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      const top = body.current?.getBoundingClientRect().top
      if (top !== undefined) setMargin(Math.round(top + window.scrollY))
    }
    measure()
    // What stands above it may grow at any time, as a name that is unfolded does.
    const watch = new ResizeObserver(measure)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [pages.items.length])
  const { items, more, loading, error, loadMore, retry, waiting, old, told } = pages
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
    // A page may be short, or empty, and yet not the last.
    if (near && more && !loading && error === null) loadMore()
  })
  if (waiting) return error === null ? <Loading what={many} /> : <ProblemView error={error} onRetry={retry} />
  const note =
    told === undefined ? null : (
      <p className="data-list-told" role="status">
        {told}
      </p>
    )
  if (items.length === 0 && !more && error === null)
    return (
      <>
        {note}
        {empty}
      </>
    )
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') }
  return (
    <>
      {note}
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
            ? `${counted(items.length, one, many)} so far, looking for more…`
            : `${counted(items.length, one, many)}.${told === undefined ? ' That is all.' : ''}`}
        </p>
      ) : (
        <ProblemView error={error} onRetry={retry} />
      )}
    </>
  )
}
