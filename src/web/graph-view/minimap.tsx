import { useEffect, useRef } from 'react'
import type { GraphCanvas } from '../graph/canvas/create-graph-canvas.ts'

/** The whole graph in small, with a frame around the part on the screen. A click moves the camera there. */
export function Minimap({ canvas }: { readonly canvas: GraphCanvas }) {
  const small = useRef<HTMLCanvasElement>(null)
  useEffect(() => canvas.attachMinimap(small.current!), [canvas])
  return <canvas ref={small} className="graph-minimap" width={180} height={120} aria-hidden="true" />
}
