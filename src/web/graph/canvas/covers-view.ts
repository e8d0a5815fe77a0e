import type { Camera, Size } from './camera.ts'
import { detailAt } from './detail.ts'

/** The part of the scene that a camera shows. */
export interface ViewedPart {
  readonly camera: Camera
  readonly size: Size
}

/** A picture is reused up to this scale factor. */
const MAX_RESCALE = 1.35

/**
 * Whether a picture contains all that another camera shows, with the same detail and about as sharp. If so, it need not be redrawn
 * while the camera moves.
 */
export function coversView(picture: ViewedPart, { camera, size }: ViewedPart): boolean {
  const zoom = camera.scale / picture.camera.scale
  if (zoom > MAX_RESCALE || zoom * MAX_RESCALE < 1) return false
  if (detailAt(camera.scale) !== detailAt(picture.camera.scale)) return false
  const left = camera.x - picture.camera.x
  const top = camera.y - picture.camera.y
  return (
    left >= 0 &&
    top >= 0 &&
    left + size.width / camera.scale <= picture.size.width / picture.camera.scale &&
    top + size.height / camera.scale <= picture.size.height / picture.camera.scale
  )
}
