import { useEffect, useRef, useState } from 'react'
import type { GraphJson } from '../../render/answer-json.ts'
import { EMPTY_VIEW, type GraphView } from '../graph/graph-view.ts'
import type { PlacedScene } from '../graph/placed-scene.ts'
import type { Scene } from '../graph/scene.ts'
import type { Drawing } from './use-drawing.ts'

/** What has been drawn last, and why a later one could not be. */
export interface Drawn {
  readonly scene: Scene | undefined
  readonly fault: Error | undefined
}

/**
 * Draws an answer as it is looked at, anew whenever either changes; what stays keeps its place. `onShown` is told where anything was placed, and whether all of it was:
 * so it is the first time, and when it is grouped otherwise.
 */
export function useShownGraph(
  drawing: Drawing | undefined,
  graph: GraphJson,
  view: GraphView,
  columns: GraphJson | undefined,
  onShown: (drawing: Drawing, isAnew: boolean) => void,
): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ scene: undefined, fault: undefined })
  const groupedBy = useRef(view.groupBy)
  /** The places that were told of last. */
  const places = useRef<PlacedScene['x']>(undefined)
  useEffect(() => {
    if (drawing === undefined) return
    const { display } = drawing
    const isAnew = display.placed === undefined || groupedBy.current !== view.groupBy
    let over = false
    const show = async (): Promise<void> => {
      // Things have the places that they had for whoever has changed the view step by step.
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
      onShown(drawing, isAnew)
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

const isChanged = ({ opened, hidden, pinned, focus }: GraphView): boolean =>
  opened.size > 0 || hidden.size > 0 || pinned.size > 0 || focus !== undefined

const unchanged = ({ groupBy }: GraphView): GraphView =>
  groupBy === undefined ? EMPTY_VIEW : { ...EMPTY_VIEW, groupBy }
