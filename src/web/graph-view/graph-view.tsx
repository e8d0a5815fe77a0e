import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import type { Camera } from '../ask/ask-url.ts'
import { readTheme } from '../graph/canvas/theme.ts'
import '../graph/graph.css'
import {
  EMPTY_VIEW,
  withColumns,
  withFocus,
  withGroup,
  withHidden,
  withPin,
  type GraphView as View,
} from '../graph/graph-view.ts'
import { initialView } from '../graph/initial-view.ts'
import type { SceneEdge } from '../graph/scene.ts'
import { sceneToSvg } from '../graph/scene-to-svg.ts'
import { Loading } from '../ui/loading.tsx'
import { ProblemView } from '../ui/problem-view.tsx'
import { cameraOf, cornerOf } from './camera-of.ts'
import { EdgeCard } from './edge-card.tsx'
import { findWithin } from './find-within.ts'
import { GraphToolbar } from './graph-toolbar.tsx'
import './graph-view.css'
import { groupedBy } from './group-all.ts'
import { Legend } from './legend.tsx'
import { Minimap } from './minimap.tsx'
import { menuItems } from './menu-items.ts'
import { NodeMenu } from './node-menu.tsx'
import { ToldBar } from './told-bar.tsx'
import { useColumns } from './use-columns.ts'
import { useDrawing, type Drawing } from './use-drawing.ts'
import { useFacts } from './use-facts.ts'
import { useShownGraph } from './use-shown-graph.ts'
import { waysBeyond } from './way-beyond.ts'

/** What a drawing can be saved as. */
export interface Pictures {
  readonly toPng: () => Promise<Blob>
  readonly toSvg: () => string
}

/** What a view of a graph is given, and what it tells. */
export interface GraphViewProps {
  /** Nodes that were opened by hand say `opened: true`, and are no members. */
  readonly answer: GraphJson
  /** Ids of nodes; some may not be in the answer. */
  readonly selected: readonly string[]
  /** Selects these and no others. */
  readonly onSelect: (ids: readonly string[]) => void
  /** Undefined: all of the graph is to be seen. */
  readonly camera: Camera | undefined
  /** Told once a movement has ended. */
  readonly onCamera: (camera: Camera | undefined) => void
  /** Leads to the node's own page. */
  readonly onOpen: (node: NodeJson) => void
  /** Shows what lies one step further. */
  readonly onExpand: (id: string, way: 'up' | 'down') => void
  /** Ids of nodes to be set off, such as those on one way; undefined: none. */
  readonly highlight?: readonly string[]
  /** Given what can be saved once there is a drawing, and undefined when it ends. */
  readonly onPictures?: (pictures: Pictures | undefined) => void
  /** Told how many nodes are hidden or lie out of focus. */
  readonly onUndrawn?: (count: number) => void
}

/** Opens columns of all cards while there are no more of them than this. */
const MOST_OPEN = 40
/** A movement has ended when nothing moved for so long, in milliseconds. */
const AT_REST = 400

const ALL: Camera | undefined = undefined

/** A graph to look at and to go around in. */
export function GraphView(props: GraphViewProps) {
  const { answer, selected, highlight, onExpand, onCamera, onOpen, onPictures, onUndrawn } = props
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const [view, setView] = useState<View>(() => initialView(answer))
  const [words, setWords] = useState('')
  const [legend, setLegend] = useState(false)
  const [menu, setMenu] = useState<{ readonly id: string; readonly x: number; readonly y: number }>()
  const [edge, setEdge] = useState<SceneEdge>()
  const { host, drawing } = useDrawing('The answer as a graph')
  // Groups by tag or storage, and words to find owners by, are of all nodes, whether they are on the screen or not.
  const ofAll = words.trim() !== '' || view.groupBy === 'tag' || view.groupBy === 'storage'
  const withKnown = useFacts(answer, drawing, ofAll)
  const { columns, fault: columnsFault } = useColumns(answer, view.columnsOpen)
  const { camera } = props
  /** Looks at what the address says, or at all, until people move the camera. */
  const look = useCallback(
    ({ canvas }: Drawing) => {
      if (camera === undefined) canvas.fit()
      else canvas.setCamera(cornerOf(camera, host.current!), false)
    },
    [camera, host],
  )
  const lookFirst = useRef(look)
  const onAnew = useCallback((drawn: Drawing) => lookFirst.current(drawn), [])
  const { told, fault } = useShownGraph(drawing, withKnown, view, columns, onAnew)
  const found = useMemo(() => findWithin(withKnown, words), [withKnown, words])
  const at = useRef(-1)
  const additive = useRef(false)
  /** Whether people moved the camera: where it is by itself is no news. */
  const moved = useRef(false)

  useEffect(() => {
    if (drawing === undefined || onPictures === undefined) return
    onPictures({
      toPng: () => drawing.canvas.toPng(),
      toSvg: () => sceneToSvg(drawing.display.placed!, readTheme(host.current!)),
    })
    return () => onPictures(undefined)
  }, [drawing, onPictures, host])

  useEffect(() => {
    if (drawing === undefined) return
    const { canvas } = drawing
    canvas.select(selected.length === 1 ? selected[0] : undefined)
    canvas.setFound(new Set([...found, ...(highlight ?? []), ...(selected.length > 1 ? selected : [])]))
  }, [drawing, selected, found, highlight, told])

  const undrawn = told === undefined ? 0 : told.hidden + told.outOfFocus
  useEffect(() => onUndrawn?.(undrawn), [onUndrawn, undrawn])

  useEffect(() => {
    if (drawing === undefined) return
    const { canvas } = drawing
    let rest: ReturnType<typeof setTimeout> | undefined
    const ends = [
      canvas.on('select', ({ id, edge }) => {
        setEdge(edge)
        const { answer, selected, onSelect } = latest.current
        const node = answer.nodes.find((one) => one.id === id)?.id
        if (!additive.current) onSelect(node === undefined ? [] : [node])
        else if (node !== undefined)
          onSelect(selected.includes(node) ? selected.filter((other) => other !== node) : [...selected, node])
      }),
      canvas.on('open', ({ id }) => {
        const { answer, onExpand } = latest.current
        if (id.startsWith('group:')) setView((now) => withGroup(now, id.slice('group:'.length), false))
        else if (answer.nodes.find((one) => one.id === id)?.more === true)
          for (const way of waysBeyond(answer, id)) onExpand(id, way)
      }),
      canvas.on('columns', ({ id }) => setView((now) => withColumns(now, id, !now.columnsOpen.has(id)))),
      canvas.on('context', ({ id, x, y }) => setMenu(id === undefined ? undefined : { id, x, y })),
      canvas.on('pin', ({ id, x, y }) => setView((now) => withPin(now, id, { x, y }))),
      canvas.on('camera', ({ camera }) => {
        clearTimeout(rest)
        if (moved.current)
          rest = setTimeout(() => latest.current.onCamera(cameraOf(camera, host.current!)), AT_REST)
      }),
    ]
    return () => {
      clearTimeout(rest)
      for (const end of ends) end()
    }
  }, [drawing, host])

  useEffect(() => {
    lookFirst.current = look
  }, [look])
  // The side panel and lines of text come and go, and change what there is room for.
  useEffect(() => {
    if (drawing === undefined) return
    const watch = new ResizeObserver(() => {
      if (!moved.current && drawing.display.placed !== undefined) lookFirst.current(drawing)
    })
    watch.observe(host.current!)
    return () => watch.disconnect()
  }, [drawing, host])

  useEffect(() => {
    const element = host.current!
    const note = (event: PointerEvent | KeyboardEvent | WheelEvent): void => {
      additive.current = event.ctrlKey || event.metaKey || event.shiftKey
      moved.current = true
    }
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const
    for (const kind of kinds) element.addEventListener(kind, note, { capture: true, passive: true })
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, note, { capture: true })
    }
  }, [host])

  const datasets = useMemo(() => answer.nodes.filter((node) => node.kind === 'dataset'), [answer])
  const allOpen = datasets.length > 0 && datasets.every((node) => view.columnsOpen.has(node.id))
  const closeMenu = useCallback(() => setMenu(undefined), [])
  const zoom = (factor: number): void => {
    if (drawing === undefined) return
    moved.current = true
    const now = cameraOf(drawing.canvas.camera, host.current!)
    drawing.canvas.setCamera(cornerOf({ ...now, zoom: now.zoom * factor }, host.current!), true)
  }
  const target = menu === undefined ? undefined : withKnown.nodes.find(({ id }) => id === menu.id)
  return (
    <section className="graph-view" aria-label="Graph">
      <GraphToolbar
        groupBy={view.groupBy}
        onGroupBy={(by) => {
          moved.current = false
          onCamera(ALL)
          setView((now) => groupedBy(now, withKnown, by))
        }}
        words={words}
        found={found.length}
        onWords={(text) => {
          at.current = -1
          setWords(text)
        }}
        onNext={(step) => {
          at.current = (at.current + step + found.length) % found.length
          drawing?.canvas.centerOn(found[at.current]!)
        }}
        allColumns={allOpen}
        onAllColumns={
          datasets.length === 0 || datasets.length > MOST_OPEN
            ? undefined
            : () =>
                setView((now) => ({
                  ...now,
                  columnsOpen: allOpen ? EMPTY_VIEW.columnsOpen : new Set(datasets.map(({ id }) => id)),
                }))
        }
        onZoom={zoom}
        onFit={() => {
          moved.current = false
          drawing?.canvas.fit()
          onCamera(ALL)
        }}
        legend={legend}
        onLegend={() => setLegend(!legend)}
      />
      {fault === undefined ? null : <ProblemView error={fault} />}
      {columnsFault === undefined ? null : <ProblemView error={columnsFault} />}
      <div className="graph-stage">
        <div ref={host} className="graph-host" />
        {told === undefined && fault === undefined ? (
          <div className="graph-cover">
            <Loading what="the drawing" />
          </div>
        ) : null}
        {drawing === undefined ? null : <Minimap canvas={drawing.canvas} />}
        {legend ? <Legend /> : null}
        {edge === undefined ? null : <EdgeCard edge={edge} onClose={() => setEdge(undefined)} />}
      </div>
      <ToldBar
        told={told}
        view={view}
        onShowHidden={() => setView((now) => ({ ...now, hidden: EMPTY_VIEW.hidden }))}
        onEndFocus={() => setView((now) => withFocus(now, undefined))}
        onUnpin={() => setView((now) => ({ ...now, pinned: EMPTY_VIEW.pinned }))}
      />
      {menu === undefined || target === undefined ? null : (
        <NodeMenu
          label={`What to do with ${target.name}`}
          x={menu.x}
          y={menu.y}
          onClose={closeMenu}
          items={menuItems(target, view, {
            expand: (way) => onExpand(target.id, way),
            hide: () => setView((now) => withHidden(now, target.id, true)),
            focus: (on) => setView((now) => withFocus(now, on ? target.id : undefined)),
            unpin: () => setView((now) => withPin(now, target.id, undefined)),
            columns: (open) => setView((now) => withColumns(now, target.id, open)),
            open: () => onOpen(target),
          })}
        />
      )}
    </section>
  )
}
