import type { Bounds } from '../placed-scene.ts'

/** The camera: the scene point at the upper left corner, and the number of screen pixels per scene pixel. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export const LEAST_SCALE = 0.0005
export const GREATEST_SCALE = 2.5

/** Whether two cameras show the same. */
export const sameCamera = (a: Camera, b: Camera | undefined): boolean =>
  a.x === b?.x && a.y === b.y && a.scale === b.scale

export const clampScale = (scale: number): number => Math.min(GREATEST_SCALE, Math.max(LEAST_SCALE, scale))

export const toScene = ({ x, y, scale }: Camera, px: number, py: number): readonly [number, number] => [
  x + px / scale,
  y + py / scale,
]

export const toScreen = ({ x, y, scale }: Camera, sx: number, sy: number): readonly [number, number] => [
  (sx - x) * scale,
  (sy - y) * scale,
]

/** Zooms by a factor. The scene point under the screen point (px, py) stays there. */
export function zoomedAt(camera: Camera, factor: number, px: number, py: number): Camera {
  const scale = clampScale(camera.scale * factor)
  const [x, y] = toScene(camera, px, py)
  return { x: x - px / scale, y: y - py / scale, scale }
}

/** Moves the camera by screen pixels. */
export const panned = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x + dx / camera.scale,
  y: camera.y + dy / camera.scale,
})

/** The camera that shows all of the bounds with `padding` screen pixels around them, at a scale of at most `nearest`. */
export function fitting(bounds: Bounds, size: Size, padding = 40, nearest = 1): Camera {
  const across = Math.max(1, size.width - 2 * padding) / Math.max(1, bounds.width)
  const down = Math.max(1, size.height - 2 * padding) / Math.max(1, bounds.height)
  const scale = clampScale(Math.min(nearest, across, down))
  return centred(bounds.left + bounds.width / 2, bounds.top + bounds.height / 2, scale, size)
}

/** The camera with a scene point at its centre. */
export const centred = (x: number, y: number, scale: number, size: Size): Camera => ({
  x: x - size.width / 2 / scale,
  y: y - size.height / 2 / scale,
  scale,
})

/** The part of the scene that the camera shows. */
export const seen = ({ x, y, scale }: Camera, size: Size): Bounds => ({
  left: x,
  top: y,
  width: size.width / scale,
  height: size.height / scale,
})
