import type { Shape } from './shape.ts'

/** A part of a diagram: its size around the line that enters at the left and leaves at the right, and how to draw it. */
interface Drawing {
  readonly width: number
  readonly above: number
  readonly below: number
  readonly draw: (x: number, y: number) => string
}

const HALF_HEIGHT = 12
const LETTER = 7.8
const GAP = 10
const BEND = 10
const ROW_GAP = 8

/** The railroad diagram of a rule as an SVG element; names of rules link to `#rule-NAME`. */
export function toRailroad(name: string, shape: Shape): string {
  const body = drawing(shape)
  const width = body.width + 4 * GAP
  const height = body.above + body.below + 2 * GAP
  const y = body.above + GAP
  const end = width - GAP
  return [
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(name)}">`,
    `<circle cx="${GAP}" cy="${y}" r="4"/><circle cx="${end}" cy="${y}" r="4"/>`,
    line(GAP, y, 2 * GAP, y),
    body.draw(2 * GAP, y),
    line(2 * GAP + body.width, y, end, y),
    '</svg>',
  ].join('')
}

function drawing(shape: Shape): Drawing {
  switch (shape.kind) {
    case 'literal':
    case 'token':
    case 'rule':
      return box(shape.kind, shape.text)
    case 'sequence':
      return inRow(shape.items.map(drawing))
    case 'choice':
      return branches(shape.items.map(drawing))
    case 'optional':
      return branches([straight, drawing(shape.item)])
    case 'repeated': {
      const separator = shape.separator === undefined ? straight : drawing(shape.separator)
      const once = loop(drawing(shape.item), separator)
      return shape.none ? branches([straight, once]) : once
    }
  }
}

const straight: Drawing = { width: 0, above: 0, below: 0, draw: () => '' }

function box(kind: 'literal' | 'token' | 'rule', text: string): Drawing {
  const width = Math.round(text.length * LETTER) + 20
  const draw = (x: number, y: number): string => {
    const corner = kind === 'literal' ? HALF_HEIGHT : kind === 'token' ? 5 : 0
    const rect = `<rect class="${kind}" x="${x}" y="${y - HALF_HEIGHT}" width="${width}" height="${2 * HALF_HEIGHT}" rx="${corner}"/>`
    const label = `<text x="${x + width / 2}" y="${y + 4}">${escape(text)}</text>`
    return kind === 'rule' ? `<a href="#rule-${text}">${rect}${label}</a>` : rect + label
  }
  return { width, above: HALF_HEIGHT, below: HALF_HEIGHT, draw }
}

function inRow(items: readonly Drawing[]): Drawing {
  const width = items.reduce((sum, item) => sum + item.width, 0) + GAP * (items.length - 1)
  const draw = (x: number, y: number): string => {
    let at = x
    return items
      .map((item, i) => {
        const joint = i === 0 ? '' : line(at - GAP, y, at, y)
        const drawn = joint + item.draw(at, y)
        at += item.width + GAP
        return drawn
      })
      .join('')
  }
  return {
    width,
    above: Math.max(...items.map((item) => item.above)),
    below: Math.max(...items.map((item) => item.below)),
    draw,
  }
}

/** Alternatives: the first one on the line, the others below it. */
function branches(items: readonly Drawing[]): Drawing {
  const inner = Math.max(...items.map((item) => item.width))
  const width = inner + 4 * BEND
  const offsets: number[] = []
  let below = items[0]!.below
  for (const item of items.slice(1)) {
    const offset = Math.max(below + ROW_GAP + item.above, 2 * BEND)
    offsets.push(offset)
    below = offset + item.below
  }
  const draw = (x: number, y: number): string => {
    const [first, ...others] = items
    const left = x + 2 * BEND
    const right = x + width
    const top = line(x, y, left, y) + first!.draw(left, y) + line(left + first!.width, y, right, y)
    const rest = others.map((item, i) => {
      const row = y + offsets[i]!
      return (
        path(`M${x} ${y}q${BEND} 0 ${BEND} ${BEND}V${row - BEND}q0 ${BEND} ${BEND} ${BEND}`) +
        item.draw(left, row) +
        line(left + item.width, row, left + inner, row) +
        path(`M${left + inner} ${row}q${BEND} 0 ${BEND} ${-BEND}V${y + BEND}q0 ${-BEND} ${BEND} ${-BEND}`)
      )
    })
    return top + rest.join('')
  }
  return { width, above: items[0]!.above, below, draw }
}

/** A repetition: the item on the line, and the way back below it with the separator. */
function loop(item: Drawing, separator: Drawing): Drawing {
  const inner = Math.max(item.width, separator.width)
  const width = inner + 2 * BEND
  const offset = Math.max(item.below + ROW_GAP + separator.above, 2 * BEND)
  const draw = (x: number, y: number): string => {
    const left = x + BEND
    const right = left + inner
    const row = y + offset
    const start = left + (inner - separator.width) / 2
    return (
      line(x, y, left, y) +
      item.draw(left, y) +
      line(left + item.width, y, x + width, y) +
      path(
        `M${right} ${y}q${BEND} 0 ${BEND} ${BEND}V${row - BEND}q0 ${BEND} ${-BEND} ${BEND}H${start + separator.width}`,
      ) +
      separator.draw(start, row) +
      path(`M${start} ${row}H${left}q${-BEND} 0 ${-BEND} ${-BEND}V${y + BEND}q0 ${-BEND} ${BEND} ${-BEND}`)
    )
  }
  return { width, above: item.above, below: offset + separator.below, draw }
}

const line = (x1: number, y1: number, x2: number, y2: number): string =>
  x1 === x2 && y1 === y2 ? '' : path(`M${x1} ${y1}L${x2} ${y2}`)

const path = (d: string): string => `<path d="${d}"/>`

/** Escapes text for HTML. */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
