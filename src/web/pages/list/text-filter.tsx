import { useEffect, useState } from 'react'

interface Props {
  readonly title: string
  readonly value: string
  readonly placeholder?: string | undefined
  readonly type?: 'text' | 'search'
  readonly onChange: (value: string) => void
}

/** How long nothing is typed before it is asked for, in milliseconds. */
const PAUSE = 250

/** A field whose text is told once its writer pauses; what is set from outside, as by going back, is shown. */
export function TextFilter({ title, value, placeholder, type = 'text', onChange }: Props) {
  const [draft, setDraft] = useState(value)
  const [seen, setSeen] = useState(value)
  const [told, setTold] = useState(value)
  if (value !== seen) {
    setSeen(value)
    if (value !== told) {
      setDraft(value)
      setTold(value)
    }
  }
  useEffect(() => {
    if (draft === told) return
    const timer = setTimeout(() => {
      setTold(draft)
      onChange(draft)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [draft, told, onChange])
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
