import { useEffect, useRef } from 'react'
import type { GraphCanvas } from '../graph/canvas/create-graph-canvas.ts'

/** All of the graph in small, with a frame around what is on the screen; a click goes there. */
export function Minimap({ canvas }: { readonly canvas: GraphCanvas }) {
  const small = useRef<HTMLCanvasElement>(null)
  useEffect(() => canvas.attachMinimap(small.current!), [canvas])
  return <canvas ref={small} className="graph-minimap" width={180} height={120} aria-hidden="true" />
}
