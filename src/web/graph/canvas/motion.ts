import type { Camera } from './camera.ts'

/** Duration of an animation in milliseconds. */
export const MOVE_MS = 220

let motionQuery: MediaQueryList | undefined

/** Whether the user prefers reduced motion. */
export function reducedMotion(): boolean {
  motionQuery ??= matchMedia('(prefers-reduced-motion: reduce)')
  return motionQuery.matches
}

/** Ease in and out. */
const eased = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - (2 - 2 * t) ** 2 / 2)

/** Eased progress of an animation, from 0 to 1. */
export const progress = (start: number, now: number): number =>
  eased(Math.min(1, Math.max(0, (now - start) / MOVE_MS)))

/** Interpolates two cameras. Scales are interpolated geometrically so that zooming looks uniform. */
export function between(a: Camera, b: Camera, t: number): Camera {
  if (t >= 1) return b
  const scale = a.scale * (b.scale / a.scale) ** t
  // The fraction of the distance that gives a straight path on the screen.
  const way = a.scale === b.scale ? t : (1 / a.scale - 1 / scale) / (1 / a.scale - 1 / b.scale)
  return { x: a.x + (b.x - a.x) * way, y: a.y + (b.y - a.y) * way, scale }
}
