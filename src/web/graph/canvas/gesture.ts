import type { Camera } from './camera.ts'

/** Milliseconds without a move after which what people do with the camera is over: a wheel's notches and a finger's steps come closer. */
const REST = 120

/** Tells moves of the camera that follow each other, as a wheel, a finger and a flight make them, from one that stands alone. */
export interface Gesture {
  /** To be called in each frame, with its time in milliseconds; `arrived` is whether a flight ends in it. Tells whether the camera is moving, and changing its scale. */
  frame(
    now: number,
    camera: Camera,
    arrived: boolean,
  ): { readonly moving: boolean; readonly zooming: boolean }
}

export function createGesture(): Gesture {
  const moves = repeated()
  const zooms = repeated()
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

/** Whether something happens in a frame, or did so at least twice and not long ago. */
function repeated(): { frame(now: number, happened: boolean): boolean; end(): void } {
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
