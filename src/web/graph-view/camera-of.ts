import type { Camera } from '../ask/ask-url.ts'
import type { Camera as Corner } from '../graph/canvas/camera.ts'

interface Sized {
  readonly clientWidth: number
  readonly clientHeight: number
}

/** The URL stores the centre of the view, which stays correct in a window of any size. The canvas uses the upper left corner. */
export const cameraOf = ({ x, y, scale }: Corner, { clientWidth, clientHeight }: Sized): Camera => ({
  x: x + clientWidth / 2 / scale,
  y: y + clientHeight / 2 / scale,
  zoom: scale,
})

export const cornerOf = ({ x, y, zoom }: Camera, { clientWidth, clientHeight }: Sized): Corner => ({
  x: x - clientWidth / 2 / zoom,
  y: y - clientHeight / 2 / zoom,
  scale: zoom,
})
