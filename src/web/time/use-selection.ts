import { useEffect, useRef, useState } from 'react'
import type { Selection } from './selection.ts'

/** Delay after the last key before a selection is applied, in milliseconds. */
const PAUSE_MS = 400

/** The selection that the axis shows: the one under the pointer, else the last one until its answer arrives, else that of the answer. */
export function useSelection(given: Selection, onChosen: (selection: Selection) => void) {
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
