import { useEffect, useRef, useState } from 'react'
import type { GraphJson } from '../../render/answer-json.ts'
import { EMPTY_VIEW, type SceneView } from '../graph/scene-view.ts'
import type { PlacedScene } from '../graph/placed-scene.ts'
import type { Scene } from '../graph/scene.ts'
import type { Drawing } from './use-drawing.ts'

/** The last scene that was drawn, and the error of the last attempt. */
export interface Drawn {
  readonly scene: Scene | undefined
  readonly fault: Error | undefined
}

/**
 * Draws an answer and redraws it when the answer or the view changes. Existing nodes stay in place. Calls `onShown` after nodes
 * were placed, with true if all were placed again: on the first draw and when the grouping changed.
 */
export function useShownGraph(
  drawing: Drawing | undefined,
  graph: GraphJson,
  view: SceneView,
  columns: GraphJson | undefined,
  onShown: (drawing: Drawing, isFullLayout: boolean) => void,
): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ scene: undefined, fault: undefined })
  const groupedBy = useRef(view.groupBy)
  /** The positions that `onShown` was last called for. */
  const places = useRef<PlacedScene['x']>(undefined)
  useEffect(() => {
    if (drawing === undefined) return
    const { display } = drawing
    const isFullLayout = display.placed === undefined || groupedBy.current !== view.groupBy
    let over = false
    const show = async (): Promise<void> => {
      // A reload must give the same positions as the same changes made step by step, so the unchanged view is laid out first.
      if (display.placed === undefined && isChanged(view)) {
        await display.show({ graph, view: unchanged(view) })
        if (over) return
      }
      const scene = await display.show({ graph, view, ...(columns === undefined ? {} : { columns }) })
      if (over || scene === undefined) return
      setDrawn({ scene, fault: undefined })
      groupedBy.current = view.groupBy
      if (display.placed?.x === places.current) return
      places.current = display.placed?.x
      onShown(drawing, isFullLayout)
    }
    show().catch((error: unknown) => {
      if (!over) setDrawn({ scene: undefined, fault: error as Error })
    })
    return () => {
      over = true
    }
  }, [drawing, graph, view, columns, onShown])
  return drawn
}

const isChanged = ({ opened, hidden, pinned, focus }: SceneView): boolean =>
  opened.size > 0 || hidden.size > 0 || pinned.size > 0 || focus !== undefined

const unchanged = ({ groupBy }: SceneView): SceneView =>
  groupBy === undefined ? EMPTY_VIEW : { ...EMPTY_VIEW, groupBy }
