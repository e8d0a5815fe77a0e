/** A box to be packed. */
export interface Box {
  readonly width: number
  readonly height: number
}

/** The target ratio of width to height, as on screens. */
const ASPECT = 1.6

/**
 * Packs boxes into about the shape of a screen and returns upper left corners. Boxes form rows as high as their first box, with
 * stacks inside a row. The highest come first; equal ones in input order. Boxes never overlap.
 */
export function packBoxes(boxes: readonly Box[], gap: number): { readonly x: number; readonly y: number }[] {
  const area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0)
  const widest = boxes.reduce((width, box) => Math.max(width, box.width), 0)
  const rowWidth = Math.max(widest, Math.sqrt(area * ASPECT))
  const places: { x: number; y: number }[] = new Array<{ x: number; y: number }>(boxes.length)
  const byHeight = boxes.map((_, i) => i).sort((a, b) => boxes[b]!.height - boxes[a]!.height || a - b)
  let row = { y: 0, height: 0 }
  let stack = { x: 0, width: 0, height: 0 }
  for (const i of byHeight) {
    const width = Math.ceil(boxes[i]!.width)
    const height = Math.ceil(boxes[i]!.height)
    if (stack.height > 0 && stack.height + gap + height > row.height)
      stack = { x: stack.x + stack.width + gap, width: 0, height: 0 }
    const below = stack.height > 0
    const right = stack.x + Math.max(stack.width, width)
    if (right > rowWidth && stack.x > 0) {
      row = { y: row.y + row.height + gap, height: 0 }
      stack = { x: 0, width: 0, height: 0 }
    }
    const top = below && stack.height > 0 ? stack.height + gap : 0
    places[i] = { x: stack.x, y: row.y + top }
    stack = { x: stack.x, width: Math.max(stack.width, width), height: top + height }
    row.height = Math.max(row.height, stack.height)
  }
  return places
}
