import { seen, type Camera, type Size } from './camera.ts'
import { cardElement, type CardFonts, type Degrees } from './card-element.ts'
import type { Prepared } from './drawing.ts'
import { nearest } from './nearest.ts'

/** At most this many cards are created per frame, so that no frame takes long. Plates below mark where the others will appear. */
const PER_FRAME = 6
/** Maximum number of card elements. On a large screen, those nearest to the centre. */
const MOST = 160

export interface CardChanges {
  readonly changed: boolean
  readonly complete: boolean
}

/** DOM elements of the readable cards, and of the focused card at any distance. */
export interface CardLayer {
  /** Moves the elements to match a camera without changing them. */
  moveTo(camera: Camera): void
  /**
   * Creates and removes elements to match the screen. `near` says whether cards are readable. Returns whether elements changed, and
   * whether all are there.
   */
  update(camera: Camera, size: Size, near: boolean): CardChanges
  /** Sets the node that has the tab stop. It has an element from the next update on. */
  setActive(node: number | undefined): void
  /** Sets the scene. Elements of unchanged nodes are reused. If the focused element is recreated, the new one gets the focus. */
  setScene(prepared: Prepared, fonts: CardFonts): void
  /** Marks elements as selected, found or, while something is highlighted, dimmed. */
  mark(marks: { selected: ReadonlySet<number>; found: ReadonlySet<number>; lit?: Uint8Array }): void
  /** Sets new positions in which only one node has moved. */
  reposition(prepared: Prepared, node: number): void
  elementOf(node: number): HTMLElement | undefined
  /** The main button of a card, if the card has an element. */
  mainOf(node: number | undefined): HTMLElement | undefined
  readonly root: HTMLElement
}

export function createCardLayer(): CardLayer {
  const root = document.createElement('div')
  root.className = 'lg-cards'
  const made = new Map<number, HTMLElement>()
  let prepared: Prepared | undefined
  let fonts: CardFonts | undefined
  let degrees: (node: number) => Degrees = () => ({ arriving: 0, leaving: 0 })
  let marks: Parameters<CardLayer['mark']>[0] = { selected: new Set(), found: new Set() }
  let active: number | undefined
  let placedAt = ''

  const mainOf = (element: HTMLElement | undefined): HTMLElement | undefined =>
    element?.querySelector<HTMLElement>('.lg-main') ?? undefined
  const mainOfNode = (node: number | undefined): HTMLElement | undefined =>
    node === undefined ? undefined : mainOf(made.get(node))

  const place = (node: number, element: HTMLElement): void => {
    const { x, y } = prepared!.placed
    element.style.transform = `translate(${x[node]!}px, ${y[node]!}px)`
  }
  const applyMarks = (node: number, element: HTMLElement): void => {
    element.classList.toggle('is-selected', marks.selected.has(node))
    element.classList.toggle('is-found', marks.found.has(node))
    element.classList.toggle('is-dim', marks.lit !== undefined && marks.lit[node] === 0)
    element.classList.toggle('is-lit', marks.lit?.[node] === 1)
  }
  /** Everything that an element shows, as a string. */
  const appearanceOf = (node: number): string => {
    const one = prepared!.placed.scene.nodes[node]!
    const shown = one.kind === 'card' ? { ...one, node: [one.node.kind, one.node.namespace] } : one
    return JSON.stringify([shown, degrees(node)])
  }
  const make = (node: number): void => {
    const element = cardElement(prepared!.placed.scene.nodes[node]!, degrees(node), fonts!)
    place(node, element)
    applyMarks(node, element)
    if (node === active) mainOf(element)!.tabIndex = 0
    made.set(node, element)
    root.append(element)
  }
  const elementOf = (id: string | undefined): HTMLElement | undefined =>
    [...made.values()].find((element) => element.dataset.id === id)
  return {
    root,
    setScene(next, nextFonts) {
      const old = new Map([...made].map(([node, element]) => [appearanceOf(node), element]))
      const fresh = nextFonts !== fonts
      const focused = root.contains(document.activeElement) ? document.activeElement : null
      prepared = next
      fonts = nextFonts
      degrees = degreesOf(next)
      const existingIds = new Set([...made].map(([, element]) => element.dataset.id))
      made.clear()
      next.placed.scene.nodes.forEach((node, i) => {
        if (!existingIds.has(node.id)) return
        const look = appearanceOf(i)
        const element = fresh ? undefined : old.get(look)
        if (element === undefined) {
          make(i)
          return
        }
        old.delete(look)
        made.set(i, element)
        place(i, element)
        applyMarks(i, element)
      })
      for (const element of old.values()) element.remove()
      if (focused?.isConnected === false)
        mainOf(elementOf(focused.closest<HTMLElement>('.lg-card')?.dataset.id))?.focus({
          preventScroll: true,
        })
    },
    setActive(node) {
      for (const [one, tabIndex] of [
        [active, -1],
        [node, 0],
      ] as const) {
        const main = mainOfNode(one)
        if (main !== undefined) main.tabIndex = tabIndex
      }
      active = node
    },
    moveTo({ x, y, scale }) {
      const at = `scale(${scale}) translate(${-x}px, ${-y}px)`
      if (at !== placedAt) root.style.transform = placedAt = at
    },
    update(camera, size, near) {
      if (prepared === undefined) return { changed: false, complete: true }
      let changed = false
      const wanted = near ? nearest(prepared.placed, seen(camera, size), MOST) : []
      if (active !== undefined && !wanted.includes(active)) wanted.push(active)
      const keep = new Set(wanted)
      for (const [node, element] of made) {
        if (keep.has(node)) continue
        element.remove()
        made.delete(node)
        changed = true
      }
      let left = PER_FRAME
      for (const node of wanted) {
        if (made.has(node)) continue
        if (left-- === 0) return { changed: true, complete: false }
        make(node)
        changed = true
      }
      return { changed, complete: true }
    },
    mark(next) {
      marks = next
      for (const [node, element] of made) applyMarks(node, element)
    },
    reposition(next, node) {
      prepared = next
      const element = made.get(node)
      if (element === undefined) return
      place(node, element)
      // The dragged card is drawn above the others.
      element.style.zIndex = '1'
    },
    elementOf: (node) => made.get(node),
    mainOf: mainOfNode,
  }
}

function degreesOf({ placed }: Prepared): (node: number) => Degrees {
  const { nodes, edges } = placed.scene
  const arriving = new Uint32Array(nodes.length)
  const leaving = new Uint32Array(nodes.length)
  for (const { from, to } of edges) {
    leaving[from]!++
    arriving[to]!++
  }
  return (node) => ({ arriving: arriving[node]!, leaving: leaving[node]! })
}
