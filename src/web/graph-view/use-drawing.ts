import { useEffect, useRef, useState, type RefObject } from 'react'
import { createGraphCanvas, type GraphCanvas } from '../graph/canvas/create-graph-canvas.ts'
import { createLayoutClient } from '../graph/layout/layout-client.ts'
import { createAnswerDisplay, type AnswerDisplay } from '../graph/answer-display.ts'
import { THEME_EVENT } from '../theme/theme.ts'

export interface Drawing {
  readonly canvas: GraphCanvas
  readonly display: AnswerDisplay
}

/** Mounts a graph canvas with its own layout worker in an element. Both end with the element. */
export function useDrawing(label: string): {
  readonly host: RefObject<HTMLDivElement | null>
  readonly drawing: Drawing | undefined
} {
  const host = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing>()
  useEffect(() => {
    const canvas = createGraphCanvas(host.current!, { label })
    const layout = createLayoutClient()
    const onTheme = (): void => canvas.refreshTheme()
    globalThis.addEventListener(THEME_EVENT, onTheme)
    setDrawing({ canvas, display: createAnswerDisplay(canvas, layout) })
    return () => {
      globalThis.removeEventListener(THEME_EVENT, onTheme)
      layout.close()
      canvas.destroy()
      setDrawing(undefined)
    }
  }, [label])
  return { host, drawing }
}
