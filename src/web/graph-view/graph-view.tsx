import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import type { Camera, Step } from '../ask/ask-url.ts'
import { readTheme } from '../graph/canvas/theme.ts'
import '../graph/graph.css'
import { drawnAs } from '../graph/drawn-as.ts'
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
import { MOST_OPEN, pinAt, switchColumns, viewOf, type Look } from './look.ts'
import { Minimap } from './minimap.tsx'
import { menuItems } from './menu-items.ts'
import { NodeMenu } from './node-menu.tsx'
import { cardAt, nodesAt } from './nodes-at.ts'
import { ToldBar } from './told-bar.tsx'
import { useCamera } from './use-camera.ts'
import { useColumns } from './use-columns.ts'
import { useDrawing } from './use-drawing.ts'
import { useFacts } from './use-facts.ts'
import { useShownGraph } from './use-shown-graph.ts'
import { waysBeyond } from './way-beyond.ts'

/** Of so many columns of one card a step is taken at once: each is a question of its own. */
const MOST_STEPS = 20

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
  /** The edge of the drawing that is selected, by its id. */
  readonly edge: string | undefined
  /** Selects these and no others, and this edge or none. */
  readonly onSelect: (ids: readonly string[], edge: string | undefined) => void
  readonly look: Look
  /** With a camera, be it an undefined one, that is changed, too. */
  readonly onLook: (look: Look, seen?: { readonly camera: Camera | undefined }) => void
  /** The words that are looked for within the graph. */
  readonly find: string
  /** Told once they are written. */
  readonly onFind: (words: string) => void
  readonly legend: boolean
  readonly onLegend: (open: boolean) => void
  /** Undefined: all of the graph is to be seen. */
  readonly camera: Camera | undefined
  /** Told once a movement has ended. */
  readonly onCamera: (camera: Camera | undefined) => void
  /** Leads to the node's own page. */
  readonly onOpen: (node: NodeJson) => void
  /** Shows what lies one step further. */
  readonly onExpand: (steps: readonly Step[]) => void
  /** Whether steps are still to be answered. */
  readonly isGrowing?: boolean
  /** Ids of nodes to be set off, such as those on one way; undefined: none. */
  readonly highlight?: readonly string[]
  /** Given what can be saved once there is a drawing, and undefined when it ends. */
  readonly onPictures?: (pictures: Pictures | undefined) => void
  /** Told how many nodes are hidden or lie out of focus. */
  readonly onUndrawn?: (count: number) => void
}

/** A graph to look at and to go around in. */
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
  const begin = useMemo(() => initialView(asItCame(answer)), [answer])
  const { look } = props
  const view = useMemo(() => viewOf(look, begin, datasets), [look, begin, datasets])
  const [words, setWords] = useDraft(props.find, props.onFind)
  const [menu, setMenu] = useState<{ readonly id: string; readonly x: number; readonly y: number }>()
  const { host, drawing } = useDrawing('The answer as a graph')
  // Groups by tag or storage, and words to find owners by, are of all nodes, whether they are on the screen or not.
  const ofAll = words.trim() !== '' || view.groupBy === 'tag' || view.groupBy === 'storage'
  const withKnown = useFacts(answer, drawing, ofAll)
  const { columns, fault: columnsFault } = useColumns(answer, view.columnsOpen)
  const additive = useRef(false)
  const seen = useCamera(drawing, host, props.camera, onCamera)
  const { touch, onShown } = seen
  const { scene, fault } = useShownGraph(drawing, withKnown, view, columns, onShown)
  const told = scene?.told
  const edge = props.edge === undefined ? undefined : scene?.edges.find(({ id }) => id === props.edge)
  const found = useMemo(() => findWithin(withKnown, words), [withKnown, words])
  const drawn = useMemo(() => (scene === undefined ? NOTHING_DRAWN : drawnAs(answer, scene)), [answer, scene])
  /** What of it the drawing knows of, be it that it told so itself. */
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
    // What is chosen beside the drawing, as in a list of changes, may lie beyond the screen.
    const at = selected[0] === undefined ? undefined : drawn(selected[0])
    if (drawing === undefined || at === undefined) return
    touch()
    drawing.canvas.reveal(at)
  }, [drawing, selected, drawn, touch])

  const undrawn = told === undefined ? 0 : told.hidden + told.outOfFocus
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
        const { answer, look, onLook, onExpand } = latest.current
        if (id.startsWith('group:')) onLook({ ...look, opened: [...look.opened, id.slice('group:'.length)] })
        else {
          const open = nodesAt(answer, id).filter(({ more }) => more === true)
          const steps = stepsFrom(open, (node) => waysBeyond(answer, node.id))
          if (steps.length > 0) onExpand(steps)
        }
      }),
      canvas.on('columns', ({ id }) => latest.current.onLook(switchColumns(latest.current.look, id))),
      canvas.on('context', ({ id, x, y }) => setMenu(id === undefined ? undefined : { id, x, y })),
      canvas.on('pin', ({ id, x, y }) => latest.current.onLook(pinAt(latest.current.look, id, { x, y }))),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [drawing])

  useEffect(() => {
    // The small map beside it counts, too.
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
  const { onLook, legend, onLegend } = props
  const allOpen = datasets.length > 0 && datasets.every((id) => view.columnsOpen.has(id))
  const closeMenu = useCallback(() => setMenu(undefined), [])
  const target = menu === undefined ? undefined : cardAt(withKnown, menu.id)
  return (
    <section className="graph-view" aria-label="Graph">
      <GraphToolbar
        groupBy={view.groupBy}
        onGroupBy={(by) => onLook({ ...look, groupBy: by ?? 'none', opened: [] }, seen.fitNext())}
        words={words}
        found={found}
        onWords={setWords}
        onShow={show}
        allColumns={allOpen}
        onAllColumns={
          datasets.length === 0 || datasets.length > MOST_OPEN
            ? undefined
            : () => {
                touch()
                onLook({ ...look, columns: { of: allOpen ? 'none' : 'all', except: [] } })
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
        {told === undefined && fault === undefined ? (
          <div className="graph-cover">
            <Loading what="the drawing" />
          </div>
        ) : null}
        {drawing === undefined ? null : <Minimap canvas={drawing.canvas} />}
        {legend ? <Legend /> : null}
        {edge === undefined ? null : (
          <EdgeCard edge={edge} onClose={() => props.onSelect(selected, undefined)} />
        )}
      </div>
      <ToldBar
        told={told}
        isGrowing={props.isGrowing === true}
        view={view}
        onCloseGroups={() => onLook({ ...look, opened: [] })}
        onShowHidden={() => onLook({ ...look, hidden: [] })}
        onEndFocus={() => onLook({ ...look, focus: undefined })}
        onUnpin={() => onLook({ ...look, pinned: [] })}
      />
      {menu === undefined || target === undefined ? null : (
        <NodeMenu
          label={`What to do with ${target.name}`}
          x={menu.x}
          y={menu.y}
          onClose={closeMenu}
          items={menuItems(target, view, {
            expand: (way) => onExpand(stepsFrom(nodesAt(answer, target.id), () => [way])),
            hide: () => onLook({ ...look, hidden: [...look.hidden, target.id] }),
            focus: (on) => onLook({ ...look, focus: on ? target.id : undefined }),
            unpin: () => onLook(pinAt(look, target.id, undefined)),
            columns: () => onLook(switchColumns(look, target.id)),
            open: () => onOpen(target),
          })}
        />
      )}
    </section>
  )
}

/** Steps from each of these nodes, or the first of them. */
const stepsFrom = (
  nodes: readonly NodeJson[],
  waysOf: (node: NodeJson) => readonly Step['way'][],
): readonly Step[] =>
  nodes.slice(0, MOST_STEPS).flatMap((node) => waysOf(node).map((way) => ({ id: node.id, way })))

const NOTHING_DRAWN = (): undefined => undefined

/** Without what was opened by hand: how a graph begins does not change as it grows. */
const asItCame = (answer: GraphJson): GraphJson => ({
  ...answer,
  nodes: answer.nodes.filter((node) => node['opened'] !== true),
})
