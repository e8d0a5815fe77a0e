/** A box without a place. */
export interface Box {
  readonly width: number
  readonly height: number
}

/** How much wider than high all of them shall be, as screens are. */
const ASPECT = 1.6

/**
 * Where boxes go (left upper corners) so that they fill rows of about the shape of a screen: the highest first, else in their order. None
 * lies on another.
 */
export function packBoxes(boxes: readonly Box[], gap: number): { readonly x: number; readonly y: number }[] {
  const area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0)
  const widest = boxes.reduce((width, box) => Math.max(width, box.width), 0)
  const rowWidth = Math.max(widest, Math.sqrt(area * ASPECT))
  const places: { x: number; y: number }[] = new Array<{ x: number; y: number }>(boxes.length)
  const byHeight = boxes.map((_, i) => i).sort((a, b) => boxes[b]!.height - boxes[a]!.height || a - b)
  let x = 0
  let y = 0
  let rowHeight = 0
  for (const i of byHeight) {
    const box = boxes[i]!
    if (x > 0 && x + box.width > rowWidth) {
      x = 0
      y += rowHeight + gap
      rowHeight = 0
    }
    places[i] = { x, y }
    x += Math.ceil(box.width) + gap
    rowHeight = Math.max(rowHeight, Math.ceil(box.height))
  }
  return places
}
