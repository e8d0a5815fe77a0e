import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import type { Camera, Step } from '../ask/ask-url.ts'
import { readTheme } from '../graph/canvas/theme.ts'
import '../graph/graph.css'
import { drawnIdOf } from '../graph/drawn-id.ts'
import { initialView } from '../graph/initial-view.ts'
import { sceneToSvg } from '../graph/scene-to-svg.ts'
import { Loading } from '../ui/loading.tsx'
import { ProblemView } from '../ui/problem-view.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { EdgeCard } from './edge-card.tsx'
import { findWithin } from './find-within.ts'
import { GraphToolbar } from './graph-toolbar.tsx'
import './graph-view.css'
import { Legend } from './legend.tsx'
import { MAX_OPEN, pinAt, switchColumns, resolveView, type ViewState } from './view-state.ts'
import { Minimap } from './minimap.tsx'
import { menuItems } from './menu-items.ts'
import { NodeMenu } from './node-menu.tsx'
import { cardAt, nodesAt } from './nodes-at.ts'
import { GraphStatusBar } from './graph-status-bar.tsx'
import { useCamera } from './use-camera.ts'
import { useColumns } from './use-columns.ts'
import { useDrawing } from './use-drawing.ts'
import { useFacts } from './use-facts.ts'
import { useShownGraph } from './use-shown-graph.ts'
import { expandDirections } from './expand-directions.ts'

/** Expanding a card of columns takes a step from at most this many of them, because each step is a query of its own. */
const MAX_STEPS = 20

/** The formats in which the graph can be saved. */
export interface Pictures {
  readonly toPng: () => Promise<Blob>
  readonly toSvg: () => string
}

/** Props of the graph view. */
export interface GraphViewProps {
  /** Nodes that the user added by expanding have `opened: true` and are not members of the answer. */
  readonly answer: GraphJson
  /** Ids of nodes. Some may be missing from the answer. */
  readonly selected: readonly string[]
  /** The id of the selected edge of the scene. */
  readonly edge: string | undefined
  /** Replaces the selection by these nodes and this edge, if any. */
  readonly onSelect: (ids: readonly string[], edge: string | undefined) => void
  readonly viewState: ViewState
  /** If `seen` is present, the camera changes too, even if `seen.camera` is undefined. */
  readonly onViewState: (viewState: ViewState, seen?: { readonly camera: Camera | undefined }) => void
  /** The search text. */
  readonly find: string
  /** Called once the user stops typing. */
  readonly onFind: (words: string) => void
  readonly legend: boolean
  readonly onLegend: (open: boolean) => void
  /** Undefined shows the whole graph. */
  readonly camera: Camera | undefined
  /** Called once a movement has ended. */
  readonly onCamera: (camera: Camera | undefined) => void
  /** Opens the page of the node. */
  readonly onOpen: (node: NodeJson) => void
  /** Runs one lineage step from each of these nodes and adds the results. */
  readonly onExpand: (steps: readonly Step[]) => void
  /** Whether some steps have no result yet. */
  readonly isGrowing?: boolean
  /** Ids of nodes to highlight, such as the nodes on one path. Undefined highlights none. */
  readonly highlight?: readonly string[]
  /** Called with the export functions once the graph is drawn, and with undefined when it is removed. */
  readonly onPictures?: (pictures: Pictures | undefined) => void
  /** Called with the number of nodes that are hidden or out of focus. */
  readonly onUndrawn?: (count: number) => void
}

/** The interactive graph of an answer. */
export function GraphView(props: GraphViewProps) {
  const { answer, selected, highlight, onExpand, onCamera, onOpen, onPictures, onUndrawn } = props
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const datasets = useMemo(
    () => answer.nodes.filter(({ kind }) => kind === 'dataset').map(({ id }) => id),
    [answer],
  )
  const initial = useMemo(() => initialView(withoutExpanded(answer)), [answer])
  const { viewState } = props
  const view = useMemo(() => resolveView(viewState, initial, datasets), [viewState, initial, datasets])
  const [words, setWords] = useDraft(props.find, props.onFind)
  const [menu, setMenu] = useState<{ readonly id: string; readonly x: number; readonly y: number }>()
  const { host, drawing } = useDrawing('The answer as a graph')
  // Grouping by tag or storage and searching by owner need the facts of all nodes, not only of those on the screen.
  const ofAll = words.trim() !== '' || view.groupBy === 'tag' || view.groupBy === 'storage'
  const withKnown = useFacts(answer, drawing, ofAll)
  const { columns, fault: columnsFault } = useColumns(answer, view.columnsOpen)
  const additive = useRef(false)
  const seen = useCamera(drawing, host, props.camera, onCamera)
  const { touch, onShown } = seen
  const { scene, fault } = useShownGraph(drawing, withKnown, view, columns, onShown)
  const summary = scene?.summary
  const edge = props.edge === undefined ? undefined : scene?.edges.find(({ id }) => id === props.edge)
  const found = useMemo(() => findWithin(withKnown, words), [withKnown, words])
  const drawn = useMemo(
    () => (scene === undefined ? nothingDrawn : drawnIdOf(answer, scene)),
    [answer, scene],
  )
  /** The selection that the canvas already shows, including one that the canvas itself reported. */
  const known = useRef(selected.join())

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
    const chosen = new Set(selected.flatMap((id) => drawn(id) ?? []))
    canvas.select(chosen.size === 1 ? [...chosen][0] : undefined)
    const marked = [...found, ...(highlight ?? []), ...(chosen.size > 1 ? selected : [])]
    canvas.setFound(new Set(marked.flatMap((id) => drawn(id) ?? [])))
  }, [drawing, selected, found, highlight, drawn])

  useEffect(() => {
    if (selected.join() === known.current) return
    known.current = selected.join()
    // A node selected outside the canvas, for example in the list of changes, may be off the screen.
    const at = selected[0] === undefined ? undefined : drawn(selected[0])
    if (drawing === undefined || at === undefined) return
    touch()
    drawing.canvas.reveal(at)
  }, [drawing, selected, drawn, touch])

  const undrawn = summary === undefined ? 0 : summary.hidden + summary.outOfFocus
  useEffect(() => onUndrawn?.(undrawn), [onUndrawn, undrawn])

  useEffect(() => {
    if (drawing === undefined) return
    const { canvas } = drawing
    const ends = [
      canvas.on('select', ({ id, column, edge }) => {
        const { answer, selected } = latest.current
        const onSelect: GraphViewProps['onSelect'] = (ids, edge) => {
          known.current = ids.join()
          latest.current.onSelect(ids, edge)
        }
        const ids = nodesAt(answer, id, column).map((node) => node.id)
        if (!additive.current) onSelect(ids, edge?.id)
        else if (ids.length === 0) onSelect(selected, edge?.id)
        else if (ids.every((one) => selected.includes(one)))
          onSelect(
            selected.filter((other) => !ids.includes(other)),
            undefined,
          )
        else onSelect([...new Set([...selected, ...ids])], undefined)
      }),
      canvas.on('open', ({ id }) => {
        const { answer, viewState, onViewState, onExpand } = latest.current
        if (id.startsWith('group:'))
          onViewState({ ...viewState, opened: [...viewState.opened, id.slice('group:'.length)] })
        else {
          const open = nodesAt(answer, id).filter(({ more }) => more === true)
          const steps = stepsFrom(open, (node) => expandDirections(answer, node.id))
          if (steps.length > 0) onExpand(steps)
        }
      }),
      canvas.on('columns', ({ id }) =>
        latest.current.onViewState(switchColumns(latest.current.viewState, id)),
      ),
      canvas.on('context', ({ id, x, y }) => setMenu(id === undefined ? undefined : { id, x, y })),
      canvas.on('pin', ({ id, x, y }) =>
        latest.current.onViewState(pinAt(latest.current.viewState, id, { x, y })),
      ),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [drawing])

  useEffect(() => {
    // The listener is on the parent so that it includes the minimap.
    const element = host.current!.parentElement!
    const note = (event: PointerEvent | KeyboardEvent | WheelEvent): void => {
      additive.current = event.ctrlKey || event.metaKey || event.shiftKey
      touch()
    }
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const
    for (const kind of kinds) element.addEventListener(kind, note, { capture: true, passive: true })
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, note, { capture: true })
    }
  }, [host, touch])

  const show = (id: string): boolean => {
    const at = drawn(id)
    if (drawing === undefined || at === undefined) return false
    touch()
    return drawing.canvas.centerOn(at)
  }
  const { onViewState, legend, onLegend } = props
  const allOpen = datasets.length > 0 && datasets.every((id) => view.columnsOpen.has(id))
  const closeMenu = useCallback(() => setMenu(undefined), [])
  const target = menu === undefined ? undefined : cardAt(withKnown, menu.id)
  return (
    <section className="graph-view" aria-label="Graph">
      <GraphToolbar
        groupBy={view.groupBy}
        onGroupBy={(by) => onViewState({ ...viewState, groupBy: by ?? 'none', opened: [] }, seen.fitNext())}
        words={words}
        found={found}
        onWords={setWords}
        onShow={show}
        allColumns={allOpen}
        onAllColumns={
          datasets.length === 0 || datasets.length > MAX_OPEN
            ? undefined
            : () => {
                touch()
                onViewState({ ...viewState, columns: { of: allOpen ? 'none' : 'all', except: [] } })
              }
        }
        onZoom={seen.zoom}
        onFit={seen.fit}
        legend={legend}
        onLegend={() => onLegend(!legend)}
      />
      {fault === undefined ? null : <ProblemView error={fault} />}
      {columnsFault === undefined ? null : <ProblemView error={columnsFault} />}
      <div className="graph-stage">
        <div ref={host} className="graph-host" />
        {summary === undefined && fault === undefined ? (
          <div className="graph-cover">
            <Loading what="the graph" />
          </div>
        ) : null}
        {drawing === undefined ? null : <Minimap canvas={drawing.canvas} />}
        {legend ? <Legend /> : null}
        {edge === undefined ? null : (
          <EdgeCard edge={edge} onClose={() => props.onSelect(selected, undefined)} />
        )}
      </div>
      <GraphStatusBar
        summary={summary}
        isGrowing={props.isGrowing === true}
        view={view}
        onCloseGroups={() => onViewState({ ...viewState, opened: [] })}
        onShowHidden={() => onViewState({ ...viewState, hidden: [] })}
        onEndFocus={() => onViewState({ ...viewState, focus: undefined })}
        onUnpin={() => onViewState({ ...viewState, pinned: [] })}
      />
      {menu === undefined || target === undefined ? null : (
        <NodeMenu
          label={`Actions for ${target.name}`}
          x={menu.x}
          y={menu.y}
          onClose={closeMenu}
          items={menuItems(target, view, {
            expand: (way) => onExpand(stepsFrom(nodesAt(answer, target.id), () => [way])),
            hide: () => onViewState({ ...viewState, hidden: [...viewState.hidden, target.id] }),
            focus: (on) => onViewState({ ...viewState, focus: on ? target.id : undefined }),
            unpin: () => onViewState(pinAt(viewState, target.id, undefined)),
            columns: () => onViewState(switchColumns(viewState, target.id)),
            open: () => onOpen(target),
          })}
        />
      )}
    </section>
  )
}

/** Steps from each of these nodes, for at most MOST_STEPS of them. */
const stepsFrom = (
  nodes: readonly NodeJson[],
  waysOf: (node: NodeJson) => readonly Step['way'][],
): readonly Step[] =>
  nodes.slice(0, MAX_STEPS).flatMap((node) => waysOf(node).map((way) => ({ id: node.id, way })))

const nothingDrawn = (): undefined => undefined

/** The answer without nodes added by expanding, so that the initial view does not change as the graph grows. */
const withoutExpanded = (answer: GraphJson): GraphJson => ({
  ...answer,
  nodes: answer.nodes.filter((node) => node['opened'] !== true),
})
