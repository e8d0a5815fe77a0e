import { useCallback, useEffect, useState } from 'react'
import { useBeforeLeaving } from './use-before-leaving.ts'

/** How long nothing is typed before it is told, in milliseconds. */
const PAUSE = 250

/**
 * What is in a field while somebody types: it is told once its writer pauses or goes elsewhere, if it is whole; what is set from
 * outside, as by going back, takes its place.
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
  const tell = useCallback(() => {
    if (!isDue) return
    setTold(draft)
    onChange(draft)
  }, [draft, isDue, onChange])
  useEffect(() => {
    if (!isDue) return
    const timer = setTimeout(tell, PAUSE)
    return () => clearTimeout(timer)
  }, [isDue, tell])
  useBeforeLeaving(tell)
  return [draft, setDraft]
}
