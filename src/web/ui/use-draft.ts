import { useCallback, useEffect, useState } from 'react'
import { useBeforeLeaving } from './use-before-leaving.ts'

/** Delay after the last keystroke before a change is reported, in milliseconds. */
const PAUSE = 250

/**
 * The text of a field during typing. A valid text is reported after a pause or when the user leaves the page. A value set from
 * outside, as by Back, replaces it.
 */
export function useDraft(
  value: string,
  onChange: (value: string) => void,
  isWhole: (draft: string) => boolean = () => true,
): readonly [draft: string, setDraft: (draft: string) => void] {
  const [draft, setDraft] = useState(value)
  const [seen, setSeen] = useState(value)
  const [reported, setReported] = useState(value)
  if (value !== seen) {
    setSeen(value)
    if (value !== reported) {
      setDraft(value)
      setReported(value)
    }
  }
  const isDue = draft !== reported && isWhole(draft)
  const report = useCallback(() => {
    if (!isDue) return
    setReported(draft)
    onChange(draft)
  }, [draft, isDue, onChange])
  useEffect(() => {
    if (!isDue) return
    const timer = setTimeout(report, PAUSE)
    return () => clearTimeout(timer)
  }, [isDue, report])
  useBeforeLeaving(report)
  return [draft, setDraft]
}
