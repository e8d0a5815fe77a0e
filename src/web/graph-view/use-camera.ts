import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react'
import type { Camera } from '../ask/ask-url.ts'
import { sameCamera, type Camera as Corner } from '../graph/canvas/camera.ts'
import { cameraOf, cornerOf } from './camera-of.ts'
import { useBeforeLeaving } from '../ui/use-before-leaving.ts'
import type { Drawing } from './use-drawing.ts'

/** A movement has ended when the camera did not move for this long, in milliseconds. */
const AT_REST = 400

const ALL: Camera | undefined = undefined

/** What the view needs to control the camera. */
export interface CameraControl {
  /** Called after nodes were placed. `isFullLayout` is true if all of them were placed again. */
  readonly onShown: (drawing: Drawing, isFullLayout: boolean) => void
  /** Called when the user does anything with the graph. */
  readonly touch: () => void
  readonly zoom: (factor: number) => void
  /** Shows the whole graph. In a wide window the camera also follows later changes until the user moves it. */
  readonly fit: () => void
  /** Like `fit`, but from the next full layout. Returns the camera for the URL. */
  readonly fitNext: () => { readonly camera: Camera | undefined }
}

/**
 * Synchronizes the camera with the URL. The canvas shows the camera of the URL. Without one it shows the whole graph, or in a
 * narrow window its beginning. Once the user has moved the camera and the movement has ended, the URL gets the new camera.
 * Movements that the program starts do not change the URL.
 */
export function useCamera(
  drawing: Drawing | undefined,
  host: RefObject<HTMLDivElement | null>,
  camera: Camera | undefined,
  onCamera: (camera: Camera | undefined) => void,
): CameraControl {
  /** Whether the user did anything with the graph, and whether the user moved the camera. */
  const touched = useRef(false)
  const moved = useRef(false)
  /** Where the program moved the camera; 'now' during that move. */
  const byItself = useRef<Corner | 'now'>(undefined)
  const latest = useRef({ camera, onCamera })
  useEffect(() => {
    latest.current = { camera, onCamera }
  })
  /** Runs until the URL is updated after a movement. */
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  const reportCamera = useCallback(() => {
    clearTimeout(rest.current)
    rest.current = undefined
    // `canvas.camera` is the target if the camera is still moving.
    if (drawing !== undefined) latest.current.onCamera(cameraOf(drawing.canvas.camera, host.current!))
  }, [drawing, host])
  const showCamera = useCallback(
    ({ canvas }: Drawing) => {
      const { camera } = latest.current
      byItself.current = 'now'
      if (camera === undefined) {
        const { initialCamera } = canvas
        if (initialCamera !== undefined) canvas.setCamera(initialCamera, true)
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
      if (moved.current) rest.current = setTimeout(reportCamera, AT_REST)
    })
    return () => {
      clearTimeout(rest.current)
      rest.current = undefined
      end()
    }
  }, [drawing, reportCamera])
  useBeforeLeaving(() => {
    if (rest.current !== undefined) reportCamera()
  })

  // The side panel and status lines appear and disappear, which changes the space for the graph.
  useEffect(() => {
    if (drawing === undefined) return
    const watch = new ResizeObserver(() => {
      // A removed element has size 0, and the observer fires before the rest is cleaned up.
      if (host.current === null) return
      if (!moved.current && drawing.display.placed !== undefined) showCamera(drawing)
    })
    watch.observe(host.current!)
    return () => watch.disconnect()
  }, [drawing, host, showCamera])

  const fit = useCallback(() => {
    if (drawing === undefined) return
    const { canvas } = drawing
    canvas.fit()
    // In a narrow window, a URL without a camera does not show the whole graph.
    const { camera, initialCamera } = canvas
    touched.current = moved.current = initialCamera !== undefined && !sameCamera(camera, initialCamera)
    latest.current.onCamera(moved.current ? cameraOf(camera, host.current!) : ALL)
  }, [drawing, host])
  useEffect(() => drawing?.canvas.on('fit', fit), [drawing, fit])

  return useMemo(
    () => ({
      onShown(drawn, isFullLayout) {
        if (isFullLayout || !touched.current) showCamera(drawn)
        else if (latest.current.camera === undefined) {
          // The user's place must not move, so the view no longer shows the whole graph.
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
    [drawing, host, showCamera, fit],
  )
}
