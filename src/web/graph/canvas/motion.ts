import type { Camera } from './camera.ts'

/** Milliseconds that a movement takes. */
export const MOVE_MS = 220

let stillness: MediaQueryList | undefined

/** Whether people asked for as little movement as can be. */
export function stillPreferred(): boolean {
  stillness ??= matchMedia('(prefers-reduced-motion: reduce)')
  return stillness.matches
}

/** Slow at both ends. */
const eased = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - (2 - 2 * t) ** 2 / 2)

/** How far a movement has come, from 0 to 1. */
export const progress = (start: number, now: number): number =>
  eased(Math.min(1, Math.max(0, (now - start) / MOVE_MS)))

/** A camera between two: scales go by their ratio, so that zooming looks even. */
export function between(a: Camera, b: Camera, t: number): Camera {
  if (t >= 1) return b
  const scale = a.scale * (b.scale / a.scale) ** t
  // The part of the way that keeps the movement straight on the screen.
  const way = a.scale === b.scale ? t : (1 / a.scale - 1 / scale) / (1 / a.scale - 1 / b.scale)
  return { x: a.x + (b.x - a.x) * way, y: a.y + (b.y - a.y) * way, scale }
}
