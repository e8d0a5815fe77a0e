import type { ReactNode } from 'react'
import { useTitle } from '../../ui/use-title.ts'
import { DataList, type ListColumn } from './data-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { FilterField } from './filter-field.ts'
import type { FoundKind } from './search-entities.ts'
import { useUrlParams } from './use-url-params.ts'
import { useSearch } from './use-search.ts'
import { usePages, type Pages } from './use-pages.ts'
import { useSort, type Sorts } from './use-sort.ts'

interface Props<T> {
  readonly title: string
  readonly path: string
  readonly one: string
  readonly many: string
  readonly fields: readonly FilterField[]
  readonly sorts?: Sorts
  /** The kind that the `words` field searches. */
  readonly found?: FoundKind
  /** Filters that may be in the URL without having a field. */
  readonly hidden?: readonly string[]
  readonly columns: readonly ListColumn<T>[]
  /** Shown if no item matches the filters, and if there are no items at all. */
  readonly noneFits: ReactNode
  readonly noneAtAll: ReactNode
  readonly children?: ReactNode
}

/** The search field. */
const WORDS = 'words'
const BEST_FIT = ['', 'best match'] as const

/** A list page with filters. */
export function ListPage<T extends { readonly id: string }>(props: Props<T>) {
  const {
    title,
    path,
    one,
    many,
    fields,
    sorts = [],
    hidden = [],
    found,
    columns,
    noneFits,
    noneAtAll,
    children,
  } = props
  useTitle(title)
  const address = useUrlParams()
  const names = [...fields.map(({ name }) => name), ...hidden]
  const asked = names.filter((name) => name !== WORDS).map((name) => [name, address.get(name)] as const)
  const filters = Object.fromEntries(asked.filter(([, value]) => value !== ''))
  const words = found === undefined ? '' : address.get(WORDS).trim()
  const orders = words === '' ? sorts : [BEST_FIT, ...sorts]
  const [sort, choose] = useSort(orders)
  const listed = usePages<T>(path, { ...filters, sort }, words === '')
  const searched = useSearch(found ?? 'dataset', words, filters, sort)
  const pages = words === '' ? listed : (searched as unknown as Pages<T>)
  const filtered = names.some((name) => address.get(name) !== '')
  return (
    <main className="page">
      <h1>{title}</h1>
      <FilterBar label={`Filter ${many}`} fields={fields} sorts={orders} />
      {children}
      <DataList
        label={title}
        one={one}
        many={many}
        pages={pages}
        columns={columns}
        keyOf={({ id }) => id}
        sorts={sorts}
        sort={sort}
        onSort={choose}
        empty={filtered ? noneFits : noneAtAll}
      />
    </main>
  )
}
