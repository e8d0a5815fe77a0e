import { useDraft } from '../../ui/use-draft.ts'

interface Props {
  readonly title: string
  readonly value: string
  readonly placeholder?: string | undefined
  readonly type?: 'text' | 'search'
  readonly onChange: (value: string) => void
}

/** A text field that reports its value after a pause in typing. */
export function TextFilter({ title, value, placeholder, type = 'text', onChange }: Props) {
  const [draft, setDraft] = useDraft(value, onChange)
  return (
    <label className="labelled">
      {title}
      <input
        className="field"
        type={type}
        value={draft}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
      />
    </label>
  )
}
