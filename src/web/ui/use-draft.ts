import { useEffect, useState } from 'react'

/** How long nothing is typed before it is told, in milliseconds. */
const PAUSE = 250

/**
 * What is in a field while somebody types: it is told once its writer pauses, if it is whole; what is set from outside, as by
 * going back, takes its place.
 */
export function useDraft(
  value: string,
  onChange: (value: string) => void,
  isWhole: (draft: string) => boolean = () => true,
): readonly [draft: string, setDraft: (draft: string) => void] {
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
  const isDue = draft !== told && isWhole(draft)
  useEffect(() => {
    if (!isDue) return
    const timer = setTimeout(() => {
      setTold(draft)
      onChange(draft)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [draft, isDue, onChange])
  return [draft, setDraft]
}
