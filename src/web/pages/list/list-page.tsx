import type { ReactNode } from 'react'
import { useTitle } from '../../ui/use-title.ts'
import { DataList, type ListColumn } from './data-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { FilterField } from './filter-field.ts'
import { useAddress } from './use-address.ts'
import { usePages } from './use-pages.ts'

interface Props<T> {
  readonly title: string
  readonly path: string
  readonly one: string
  readonly many: string
  readonly fields: readonly FilterField[]
  readonly sorts?: readonly (readonly [value: string, title: string])[]
  /** Filters that the address may have and no field shows. */
  readonly hidden?: readonly string[]
  readonly columns: readonly ListColumn<T>[]
  /** What stands where nothing fits, and where there is nothing at all. */
  readonly noneFits: ReactNode
  readonly noneAtAll: ReactNode
  readonly children?: ReactNode
}

/** A page that is a list: its filters, and what fits them. */
export function ListPage<T extends { readonly id: string }>(props: Props<T>) {
  const {
    title,
    path,
    one,
    many,
    fields,
    sorts = [],
    hidden = [],
    columns,
    noneFits,
    noneAtAll,
    children,
  } = props
  useTitle(title)
  const address = useAddress()
  const names = [...fields.map(({ name }) => name), ...hidden]
  const asked = [...names, 'sort'].map((name) => [name, address.get(name)] as const)
  const pages = usePages<T>(path, Object.fromEntries(asked.filter(([, value]) => value !== '')))
  const filtered = names.some((name) => address.get(name) !== '')
  return (
    <main className="page">
      <h1>{title}</h1>
      <FilterBar label={`Filters of ${many}`} fields={fields} sorts={sorts} />
      {children}
      <DataList
        label={title}
        one={one}
        many={many}
        pages={pages}
        columns={columns}
        keyOf={({ id }) => id}
        empty={filtered ? noneFits : noneAtAll}
      />
    </main>
  )
}
