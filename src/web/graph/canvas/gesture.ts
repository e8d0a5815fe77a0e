import type { Camera } from './camera.ts'

/** Milliseconds without a move after which a gesture has ended. Wheel notches and finger moves are closer together. */
const REST = 120

/** Distinguishes a series of camera moves (wheel, finger, animation) from a single move. */
export interface Gesture {
  /**
   * Call once per frame with its time in milliseconds. `arrived` says that an animation ends in this frame. Returns whether the
   * camera is moving, and whether its scale is changing.
   */
  frame(
    now: number,
    camera: Camera,
    arrived: boolean,
  ): { readonly moving: boolean; readonly zooming: boolean }
}

export function createGesture(): Gesture {
  const moves = repetition()
  const zooms = repetition()
  let last: Camera | undefined
  return {
    frame(now, camera, arrived) {
      const { scale } = last ?? camera
      const moving = moves.frame(now, last !== undefined && last !== camera)
      const zooming = zooms.frame(now, scale !== camera.scale)
      last = camera
      if (arrived) {
        moves.end()
        zooms.end()
      }
      return { moving, zooming }
    },
  }
}

/** Whether an event happens in this frame, or happened at least twice and recently. */
function repetition(): { frame(now: number, happened: boolean): boolean; end(): void } {
  let last = -Infinity
  let before = -Infinity
  return {
    frame(now, happened) {
      if (!happened) return now - last < REST && last - before < REST
      before = last
      last = now
      return true
    },
    end() {
      before = -Infinity
    },
  }
}
