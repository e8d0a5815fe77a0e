import { useState } from 'react'
import { FilterControl } from './filter-control.tsx'
import type { FilterField } from './filter-field.ts'
import { useUrlParams } from './use-url-params.ts'
import { useSort, type Sorts } from './use-sort.ts'
import './filter-bar.css'

interface Props {
  readonly label: string
  readonly fields: readonly FilterField[]
  /** The sort orders of the list, default first. */
  readonly sorts?: Sorts
}

/** The filters of a list, stored in the URL. */
export function FilterBar({ label, fields, sorts = [] }: Props) {
  const address = useUrlParams()
  const [sort, choose] = useSort(sorts)
  const further = fields.filter((field) => field.further === true)
  const set = fields.filter(({ name }) => address.get(name) !== '')
  const [open, setOpen] = useState(further.some((field) => set.includes(field)))
  return (
    <form
      className="filter-bar"
      role="search"
      aria-label={label}
      onSubmit={(event) => event.preventDefault()}
    >
      {fields
        .filter((field) => open || field.further !== true)
        .map((field) => (
          <FilterControl
            key={field.name}
            field={field}
            value={address.get(field.name)}
            onChange={(value) => address.set({ [field.name]: value })}
          />
        ))}
      {sorts.length < 2 ? null : (
        <label className="labelled">
          Sort by
          <select className="field" value={sort} onChange={(event) => choose(event.target.value)}>
            {sorts.map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="row filter-bar-buttons">
        {further.length === 0 ? null : (
          <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Fewer filters' : 'More filters'}
          </button>
        )}
        {set.length === 0 ? null : (
          <button
            type="button"
            className="button plain"
            onClick={() => address.set(Object.fromEntries(fields.map(({ name }) => [name, undefined])))}
          >
            Clear
          </button>
        )}
      </div>
    </form>
  )
}
