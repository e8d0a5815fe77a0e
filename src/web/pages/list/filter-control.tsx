import { isoOf, isWholeTime, localOf, type FilterField } from './filter-field.ts'
import { TextFilter } from './text-filter.tsx'
import { useDraft } from '../../ui/use-draft.ts'

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

interface TimeFilterProps {
  readonly title: string
  /** ISO 8601, or empty. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A time in the user's time zone. During typing the field has unintended values, such as year 2 before 2026. */
function TimeFilter({ title, value, onChange }: TimeFilterProps) {
  const [draft, setDraft] = useDraft(localOf(value), (local) => onChange(isoOf(local)), isWholeTime)
  return (
    <label className="labelled filter-time">
      {title}
      <input
        className="field"
        type="datetime-local"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
    </label>
  )
}
