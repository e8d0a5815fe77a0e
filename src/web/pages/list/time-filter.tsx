import { isoOf, isWholeTime, localOf } from './filter-field.ts'
import { useDraft } from '../../ui/use-draft.ts'

interface Props {
  readonly title: string
  /** ISO 8601, or empty. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A time in the user's time zone. During typing the field has unintended values, such as year 2 before 2026. */
export function TimeFilter({ title, value, onChange }: Props) {
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
