import { seen, type Camera, type Size } from './camera.ts'
import { cardElement, type CardFonts, type Degrees } from './card-element.ts'
import type { Prepared } from './drawing.ts'
import { nearest } from './nearest.ts'

/** How many cards are made in a frame at most, so that none of them takes long; the plates below show where the others will be. */
const PER_FRAME = 6
/** Cards at most; on a large screen the nearest to its middle. */
const MOST = 160

export interface CardChanges {
  readonly changed: boolean
  readonly complete: boolean
}

/** The elements of the cards that are near enough to read, and of the one that has the focus however far it is. */
export interface CardLayer {
  /** Moves the elements to where a camera sees them, as they are. */
  moveTo(camera: Camera): void
  /**
   * Brings the elements in line with what is on the screen. `near` is whether cards are near enough to read. Tells whether there are
   * others than before, and whether more are to come.
   */
  update(camera: Camera, size: Size, near: boolean): CardChanges
  /** The node that keyboards are at: the one that Tab leads to. It has an element from the next update on. */
  setActive(node: number | undefined): void
  /** Takes a scene; elements of nodes that stayed as they were are kept, and the focus goes to the new element where one is made anew. */
  setScene(prepared: Prepared, fonts: CardFonts): void
  /** Marks elements: which are selected, found, or (while there is light) not lit. */
  mark(marks: { selected: ReadonlySet<number>; found: ReadonlySet<number>; lit?: Uint8Array }): void
  /** Takes the places anew, of which only that of one node is another. */
  reposition(prepared: Prepared, node: number): void
  elementOf(node: number): HTMLElement | undefined
  /** The button that its card is, where it has one. */
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
  const dress = (node: number, element: HTMLElement): void => {
    element.classList.toggle('is-selected', marks.selected.has(node))
    element.classList.toggle('is-found', marks.found.has(node))
    element.classList.toggle('is-dim', marks.lit !== undefined && marks.lit[node] === 0)
    element.classList.toggle('is-lit', marks.lit?.[node] === 1)
  }
  /** All that an element shows, as a text. */
  const looks = (node: number): string => {
    const one = prepared!.placed.scene.nodes[node]!
    const shown = one.kind === 'card' ? { ...one, node: [one.node.kind, one.node.namespace] } : one
    return JSON.stringify([shown, degrees(node)])
  }
  const make = (node: number): void => {
    const element = cardElement(prepared!.placed.scene.nodes[node]!, degrees(node), fonts!)
    place(node, element)
    dress(node, element)
    if (node === active) mainOf(element)!.tabIndex = 0
    made.set(node, element)
    root.append(element)
  }
  const elementOf = (id: string | undefined): HTMLElement | undefined =>
    [...made.values()].find((element) => element.dataset.id === id)
  return {
    root,
    setScene(next, nextFonts) {
      const old = new Map([...made].map(([node, element]) => [looks(node), element]))
      const fresh = nextFonts !== fonts
      const focused = root.contains(document.activeElement) ? document.activeElement : null
      prepared = next
      fonts = nextFonts
      degrees = degreesOf(next)
      const known = new Set([...made].map(([, element]) => element.dataset.id))
      made.clear()
      next.placed.scene.nodes.forEach((node, i) => {
        if (!known.has(node.id)) return
        const look = looks(i)
        const element = fresh ? undefined : old.get(look)
        if (element === undefined) {
          make(i)
          return
        }
        old.delete(look)
        made.set(i, element)
        place(i, element)
        dress(i, element)
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
      for (const [node, element] of made) dress(node, element)
    },
    reposition(next, node) {
      prepared = next
      const element = made.get(node)
      if (element === undefined) return
      place(node, element)
      // What is carried passes over the others.
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
