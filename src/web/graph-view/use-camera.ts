import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Camera } from '../ask/ask-url.ts'
import { sameCamera, type Camera as Corner } from '../graph/canvas/camera.ts'
import { cameraOf, cornerOf } from './camera-of.ts'
import { useBeforeLeaving } from '../ui/use-before-leaving.ts'
import type { Drawing } from './use-drawing.ts'

/** A movement has ended when nothing moved for so long, in milliseconds. */
const AT_REST = 400

const ALL: Camera | undefined = undefined

/** What else bears on where the camera is. */
export interface CameraControl {
  /** To be called where anything was placed; `isAnew` is whether all of it was. */
  readonly onShown: (drawing: Drawing, isAnew: boolean) => void
  /** People do something with the drawing. */
  readonly touch: () => void
  readonly zoom: (factor: number) => void
  /** Looks at all of the graph, now and, in a wide window, as it changes, until people move the camera. */
  readonly fit: () => void
  /** The same from when it is next placed anew on; returns what the address says of that. */
  readonly fitNext: () => { readonly camera: Camera | undefined }
}

/**
 * Keeps a drawing's camera and the address in line: the drawing looks at what the address says, or where that says nothing at all of the graph (in a narrow window at its beginning), until people move it; then
 * the address is told, once a movement has ended. Where the camera goes by itself is no news.
 */
export function useCamera(
  drawing: Drawing | undefined,
  host: RefObject<HTMLDivElement | null>,
  camera: Camera | undefined,
  onCamera: (camera: Camera | undefined) => void,
): CameraControl {
  /** Whether people did anything with the drawing, and whether they moved its camera. */
  const touched = useRef(false)
  const moved = useRef(false)
  /** Where the camera went by itself; 'now' while it is being sent there. */
  const byItself = useRef<Corner | 'now'>(undefined)
  const latest = useRef({ camera, onCamera })
  useEffect(() => {
    latest.current = { camera, onCamera }
  })
  /** Until the address is told of a movement. */
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = useCallback(() => {
    clearTimeout(rest.current)
    rest.current = undefined
    // Where it is going, if it is still on its way.
    if (drawing !== undefined) latest.current.onCamera(cameraOf(drawing.canvas.camera, host.current!))
  }, [drawing, host])
  const look = useCallback(
    ({ canvas }: Drawing) => {
      const { camera } = latest.current
      byItself.current = 'now'
      if (camera === undefined) {
        const { beginning } = canvas
        if (beginning !== undefined) canvas.setCamera(beginning, true)
      } else canvas.setCamera(cornerOf(camera, host.current!), false)
      byItself.current = canvas.camera
    },
    [host],
  )

  useEffect(() => {
    if (drawing === undefined) return
    const { canvas } = drawing
    const end = canvas.on('camera', () => {
      clearTimeout(rest.current)
      moved.current ||=
        touched.current && byItself.current !== 'now' && !sameCamera(canvas.camera, byItself.current)
      if (moved.current) rest.current = setTimeout(tell, AT_REST)
    })
    return () => {
      clearTimeout(rest.current)
      rest.current = undefined
      end()
    }
  }, [drawing, tell])
  useBeforeLeaving(() => {
    if (rest.current !== undefined) tell()
  })

  // The side panel and lines of text come and go, and change what there is room for.
  useEffect(() => {
    if (drawing === undefined) return
    const watch = new ResizeObserver(() => {
      // What is gone from the page has no size, and is told so before all else of it ends.
      if (host.current === null) return
      if (!moved.current && drawing.display.placed !== undefined) look(drawing)
    })
    watch.observe(host.current!)
    return () => watch.disconnect()
  }, [drawing, host, look])

  const fit = useCallback(() => {
    if (drawing === undefined) return
    const { canvas } = drawing
    canvas.fit()
    // In a narrow window an address without a camera does not show all of it.
    const { camera, beginning } = canvas
    touched.current = moved.current = beginning !== undefined && !sameCamera(camera, beginning)
    latest.current.onCamera(moved.current ? cameraOf(camera, host.current!) : ALL)
  }, [drawing, host])
  useEffect(() => drawing?.canvas.on('fit', fit), [drawing, fit])

  return useMemo(
    () => ({
      onShown(drawn, isAnew) {
        if (isAnew || !touched.current) look(drawn)
        else if (latest.current.camera === undefined) {
          // What people are at stays where it is, and is not all of the graph any more.
          moved.current = true
          latest.current.onCamera(cameraOf(drawn.canvas.camera, host.current!))
        }
      },
      touch() {
        touched.current = true
      },
      zoom(factor) {
        if (drawing === undefined) return
        moved.current = true
        const now = cameraOf(drawing.canvas.camera, host.current!)
        drawing.canvas.setCamera(cornerOf({ ...now, zoom: now.zoom * factor }, host.current!), true)
      },
      fit,
      fitNext() {
        moved.current = false
        return { camera: ALL }
      },
    }),
    [drawing, host, look, fit],
  )
}
