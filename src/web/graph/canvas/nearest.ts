import type { Bounds, PlacedScene } from '../placed-scene.ts'
import { seen, type Camera, type Size } from './camera.ts'

/** At most `most` nodes that intersect a part of the scene, nearest to its centre first. */
export function nearest({ scene, x, y }: PlacedScene, part: Bounds, most: number): number[] {
  const right = part.left + part.width
  const bottom = part.top + part.height
  const found: number[] = []
  for (let i = 0; i < scene.nodes.length; i++) {
    const { width, height } = scene.nodes[i]!
    if (x[i]! <= right && y[i]! <= bottom && x[i]! + width >= part.left && y[i]! + height >= part.top)
      found.push(i)
  }
  const cx = (part.left + right) / 2
  const cy = (part.top + bottom) / 2
  const far = (i: number): number => Math.abs(x[i]! - cx) + Math.abs(y[i]! - cy)
  return found.sort((a, b) => far(a) - far(b)).slice(0, most)
}

/** The visible part of the scene, extended by `screens` screens on each side. */
export function widened(camera: Camera, size: Size, screens: number): Bounds {
  const { left, top, width, height } = seen(camera, size)
  return {
    left: left - screens * width,
    top: top - screens * height,
    width: (1 + 2 * screens) * width,
    height: (1 + 2 * screens) * height,
  }
}
