import type { FilterField } from './filter-field.ts'
import { TextFilter } from './text-filter.tsx'
import { TimeFilter } from './time-filter.tsx'

interface Props {
  readonly field: FilterField
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The control for a filter, by kind. */
export function FilterControl({ field, value, onChange }: Props) {
  const { title, kind, options = [], placeholder } = field
  switch (kind) {
    case 'text':
      return <TextFilter title={title} value={value} placeholder={placeholder} onChange={onChange} />
    case 'choice':
      return (
        <label className="labelled">
          {title}
          <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">any</option>
            {options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        </label>
      )
    case 'time':
      return <TimeFilter title={title} value={value} onChange={onChange} />
    case 'flag':
      return (
        <label className="row filter-flag">
          <input
            type="checkbox"
            checked={value === 'true'}
            onChange={(event) => onChange(event.target.checked ? 'true' : '')}
          />
          {title}
        </label>
      )
  }
}
