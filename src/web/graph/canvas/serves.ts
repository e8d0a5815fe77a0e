import type { Camera, Size } from './camera.ts'
import { detailAt } from './detail.ts'

/** What a camera sees. */
export interface Sight {
  readonly camera: Camera
  readonly size: Size
}

/** A picture serves as long as it is scaled by no more than this. */
const MOST_SCALED = 1.35

/** Whether a picture shows all that a camera elsewhere sees, in as much detail, and about as sharp: so it need not be drawn anew while the camera moves. */
export function serves(picture: Sight, { camera, size }: Sight): boolean {
  const zoom = camera.scale / picture.camera.scale
  if (zoom > MOST_SCALED || zoom * MOST_SCALED < 1) return false
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
