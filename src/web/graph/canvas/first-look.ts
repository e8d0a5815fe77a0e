import { isMarked } from '../scene.ts'
import type { PlacedScene } from '../placed-scene.ts'
import { centred, fitting, type Camera, type Size } from './camera.ts'
import { detailAt, READ_AT } from './detail.ts'

/** Screen pixels from which on a window is as wide as a desk's. */
const WIDE = 600
/** More nodes than this are an overview first, however wide the window is. */
const FEW = 100
/** Screen pixels around what is looked at. */
const PADDING = 16

/**
 * How a scene is looked at first: as a whole; where that would show few nodes without their names, as on a phone, near enough to read, with the first start, or else the
 * first node, as near to the middle as can be without leaving half of the screen empty.
 */
export function firstLook(placed: PlacedScene, size: Size): Camera {
  const { scene, x, y, bounds } = placed
  const { nodes } = scene
  const whole = fitting(bounds, size)
  if (size.width >= WIDE || nodes.length === 0 || nodes.length > FEW || detailAt(whole.scale) === 'cards')
    return whole
  const at = Math.max(
    0,
    nodes.findIndex((node) => isMarked(node, 'start')),
  )
  const { width, height } = nodes[at]!
  const [across, down] = [size.width / READ_AT, size.height / READ_AT]
  return centred(
    within(x[at]! + width / 2, bounds.left, bounds.width, across),
    within(y[at]! + Math.min(height, down) / 2, bounds.top, bounds.height, down),
    READ_AT,
    size,
  )
}

/** The middle of a screen `across` wide that is nearest to `wanted` and shows nothing beyond both ends; where all fits, the middle of all. */
function within(wanted: number, from: number, length: number, across: number): number {
  const free = across / 2 - PADDING / READ_AT
  if (length <= 2 * free) return from + length / 2
  return Math.min(from + length - free, Math.max(from + free, wanted))
}
