import { useEffect, useRef, useState } from 'react'
import type { Selection } from './selection.ts'

/** So long no further key comes before what keys chose is asked for. */
const PAUSE_MS = 400

/**
 * What an axis shows as chosen: what the pointer is about to choose, else what was chosen last, until the answer is of another time,
 * else what the answer is of.
 */
export function useChoosing(given: Selection, onChosen: (selection: Selection) => void) {
  const [tried, setTried] = useState<Selection>()
  const [chosen, setChosen] = useState<{ readonly selection: Selection; readonly over: string }>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const over = JSON.stringify(given)
  const choose = (selection: Selection, soon?: 'soon'): void => {
    clearTimeout(timer.current)
    setChosen({ selection, over })
    if (soon === undefined) onChosen(selection)
    else timer.current = setTimeout(() => onChosen(selection), PAUSE_MS)
  }
  return { selection: tried ?? (chosen?.over === over ? chosen.selection : given), setTried, choose }
}
