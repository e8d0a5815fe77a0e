import { useEffect, useRef, useState } from 'react'
import type { GraphJson } from '../../render/answer-json.ts'
import type { GraphView } from '../graph/graph-view.ts'
import type { Scene } from '../graph/scene.ts'
import type { Drawing } from './use-drawing.ts'

/** What has been drawn last, and why a later one could not be. */
export interface Drawn {
  readonly told: Scene['told'] | undefined
  readonly fault: Error | undefined
}

/**
 * Draws an answer as it is looked at, anew whenever either changes; what stays keeps its place. `onAnew` is told where nothing
 * does: the first time, and when it is grouped otherwise.
 */
export function useShownGraph(
  drawing: Drawing | undefined,
  graph: GraphJson,
  view: GraphView,
  columns: GraphJson | undefined,
  onAnew: (drawing: Drawing) => void,
): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ told: undefined, fault: undefined })
  const groupedBy = useRef(view.groupBy)
  useEffect(() => {
    if (drawing === undefined) return
    const isAnew = drawing.display.placed === undefined || groupedBy.current !== view.groupBy
    let over = false
    drawing.display.show({ graph, view, ...(columns === undefined ? {} : { columns }) }).then(
      (scene) => {
        if (over || scene === undefined) return
        setDrawn({ told: scene.told, fault: undefined })
        groupedBy.current = view.groupBy
        if (isAnew) onAnew(drawing)
      },
      (error: unknown) => {
        if (!over) setDrawn({ told: undefined, fault: error as Error })
      },
    )
    return () => {
      over = true
    }
  }, [drawing, graph, view, columns, onAnew])
  return drawn
}
