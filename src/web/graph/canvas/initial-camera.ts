import { isMarked } from '../scene.ts'
import type { PlacedScene } from '../placed-scene.ts'
import { centred, fitting, type Camera, type Size } from './camera.ts'
import { detailAt, READ_AT } from './detail.ts'

/** Windows at least this wide (screen pixels) count as desktop windows. */
const WIDE = 600
/** Scenes with more nodes than this start with an overview in any window. */
const FEW = 100
/** Padding in screen pixels. */
const PADDING = 16

/**
 * The initial camera: the whole scene. If that would show few nodes without names, as on a phone, it is a readable scale with the
 * first start (else the first node) as central as possible without leaving half of the screen empty.
 */
export function initialCamera(placed: PlacedScene, size: Size): Camera {
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

/** The centre nearest to `wanted` of a screen `across` wide that shows nothing beyond both ends; the centre of everything if all fits. */
function within(wanted: number, from: number, length: number, across: number): number {
  const free = across / 2 - PADDING / READ_AT
  if (length <= 2 * free) return from + length / 2
  return Math.min(from + length - free, Math.max(from + free, wanted))
}
