import { CARD } from './card-size.ts'
import type { IconName } from './icons.ts'
import { initials } from './describe-node.ts'
import type { SceneCard, SceneGroup, SceneNode } from './scene.ts'
import { hasFacts } from './scene-card.ts'

/** A colour of the theme. */
export type Ink =
  | 'surface'
  | 'surface2'
  | 'border'
  | 'text'
  | 'text2'
  | 'accent'
  | 'accentText'
  | 'good'
  | 'warn'
  | 'bad'
  | 'kind'

/** The shapes of a card relative to its upper left corner, back to front. */
export type Shape =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly radius: number
      readonly fill?: Ink
      readonly stroke?: Ink
      readonly dashed?: boolean
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** The middle of the line. */
      readonly y: number
      readonly text: string
      readonly size: number
      readonly bold: boolean
      readonly fill: Ink
      readonly end?: boolean
      readonly struck?: boolean
    }
  | {
      readonly kind: 'icon'
      readonly x: number
      readonly y: number
      readonly icon: IconName
      readonly stroke: Ink
      readonly size: number
    }

/** Cuts a text to a width in pixels, in the font of names (bold) or the small font. */
export type Fit = (text: string, width: number, bold: boolean) => string

/** A card as shapes. PNG and SVG draw these; they look like the card on the page. */
export const cardPicture = (node: SceneNode, fit: Fit): readonly Shape[] =>
  node.kind === 'group' ? groupPicture(node, fit) : onePicture(node, fit)

const plate = (width: number, height: number, stroke: Ink, dashed: boolean): readonly Shape[] => [
  { kind: 'rect', x: 0, y: 0, width, height, radius: CARD.radius, fill: 'surface', stroke, dashed },
  { kind: 'rect', x: 0.5, y: 10, width: 3.5, height: height - 20, radius: 1.75, fill: 'kind' },
]

function head(
  icon: IconName,
  title: string,
  below: string,
  struck: boolean,
  room: number,
  fit: Fit,
): readonly Shape[] {
  return [
    { kind: 'icon', x: 14, y: 13, icon, stroke: 'kind', size: 16 },
    { kind: 'text', x: 38, y: 21, text: fit(title, room, true), size: 13, bold: true, fill: 'text', struck },
    { kind: 'text', x: 38, y: 40, text: fit(below, room, false), size: 11, bold: false, fill: 'text2' },
  ]
}

function groupPicture({ title, by, count, width, height }: SceneGroup, fit: Fit): readonly Shape[] {
  return [
    {
      kind: 'rect',
      x: 10,
      y: -8,
      width: width - 20,
      height: 20,
      radius: 6,
      fill: 'surface2',
      stroke: 'border',
    },
    {
      kind: 'rect',
      x: 5,
      y: -4,
      width: width - 10,
      height: 20,
      radius: 7,
      fill: 'surface2',
      stroke: 'border',
    },
    ...plate(width, height, 'border', false),
    ...head('group', title, `by ${by}`, false, 200, fit),
    {
      kind: 'text',
      x: 38,
      y: CARD.head + 11,
      text: `${count.toLocaleString('en')} nodes`,
      size: 11,
      bold: true,
      fill: 'text',
    },
  ]
}

function onePicture(card: SceneCard, fit: Fit): readonly Shape[] {
  const { node, title, marks, facts, columns, width, height } = card
  const signs: readonly IconName[] = [
    ...(marks.cycle === undefined ? [] : ['cycle' as const]),
    ...(marks.opaque ? ['opaque' as const] : []),
    ...(marks.more ? ['more' as const] : []),
    ...(marks.deleted ? ['deleted' as const] : []),
    ...(card.pinned === undefined ? [] : ['pin' as const]),
  ]
  const shapes: Shape[] = [
    ...plate(
      width,
      height,
      marks.change === 'added' ? 'good' : marks.change === 'removed' ? 'bad' : 'border',
      marks.change === 'removed',
    ),
    ...head(
      node.kind,
      title,
      node.namespace,
      marks.change === 'removed' || marks.deleted,
      205 - 17 * signs.length,
      fit,
    ),
  ]
  signs.forEach((icon, i) =>
    shapes.push({
      kind: 'icon',
      x: width - 10 - 17 * (signs.length - i),
      y: 13,
      icon,
      stroke: 'text2',
      size: 14,
    }),
  )
  if (marks.start) shapes.push(...tab(14, 'start', 'accent'))
  else if (marks.opened) shapes.push(...tab(14, '↦ opened', 'surface2'))
  if (marks.change !== undefined)
    shapes.push(
      ...tab(
        marks.start ? 72 : marks.opened ? 92 : 14,
        marks.change === 'added' ? '+ added' : '− removed',
        marks.change === 'added' ? 'good' : 'bad',
      ),
    )
  if (hasFacts(facts)) shapes.push(...factShapes(card, fit))
  const top = CARD.head + CARD.facts
  if (columns.rows.length > 0)
    shapes.push({ kind: 'rect', x: 1, y: top - 0.5, width: width - 2, height: 1, radius: 0, fill: 'border' })
  columns.rows.forEach((row, i) => {
    const y = top + (i + 0.5) * CARD.row
    const name = row.change === undefined ? row.name : `${row.change === 'added' ? '+' : '−'} ${row.name}`
    shapes.push({
      kind: 'text',
      x: 16,
      y,
      text: fit(name, 158, false),
      size: 11,
      bold: row.start,
      fill: 'text',
    })
    if (row.type !== undefined)
      shapes.push({
        kind: 'text',
        x: width - 14,
        y,
        text: fit(row.type, 62, false),
        size: 11,
        bold: false,
        fill: 'text2',
        end: true,
      })
  })
  if (columns.rest > 0)
    shapes.push({
      kind: 'text',
      x: 16,
      y: top + (columns.rows.length + 0.5) * CARD.row,
      text: `${columns.rest} more columns not shown`,
      size: 11,
      bold: false,
      fill: 'text2',
    })
  return shapes
}

function tab(x: number, text: string, fill: 'accent' | 'good' | 'bad' | 'surface2'): readonly Shape[] {
  const width = 14 + 7 * text.length
  const quiet = fill === 'surface2'
  return [
    { kind: 'rect', x, y: -9, width, height: 17, radius: 8.5, fill, ...(quiet ? { stroke: 'border' } : {}) },
    { kind: 'text', x: x + 7, y: -0.5, text, size: 10.5, bold: true, fill: quiet ? 'text' : 'accentText' },
  ]
}

/** Type and tags from the left while they fit; freshness and owner on the right. */
function factShapes({ facts, width }: SceneCard, fit: Fit): readonly Shape[] {
  const shapes: Shape[] = []
  const y = CARD.head + 9
  let x = 14
  for (const text of [...(facts.type === undefined ? [] : [facts.type]), ...facts.tags]) {
    const shown = fit(text, 72, false)
    const chip = 12 + 6.6 * shown.length
    if (x + chip > 165) break
    shapes.push(
      { kind: 'rect', x, y: y - 8.5, width: chip, height: 17, radius: 5, fill: 'surface2' },
      { kind: 'text', x: x + 6, y, text: shown, size: 11, bold: false, fill: 'text2' },
    )
    x += chip + 4
  }
  let right = width - 12
  const [owner] = facts.owners
  if (owner !== undefined) {
    shapes.push(
      {
        kind: 'rect',
        x: right - 20,
        y: y - 10,
        width: 20,
        height: 20,
        radius: 10,
        fill: 'surface2',
        stroke: 'border',
      },
      { kind: 'text', x: right - 4, y, text: initials(owner), size: 9, bold: true, fill: 'text2', end: true },
    )
    right -= 26
  }
  if (facts.status !== undefined) {
    const tone = facts.status.tone === 'plain' ? 'text2' : facts.status.tone
    shapes.push({
      kind: 'rect',
      x: right - 8,
      y: y - 4,
      width: 8,
      height: 8,
      radius: tone === 'bad' ? 1 : 4,
      fill: tone,
    })
    right -= 13
  }
  if (facts.freshness !== undefined)
    shapes.push({
      kind: 'text',
      x: right,
      y,
      text: facts.freshness.text,
      size: 11,
      bold: false,
      fill: 'text2',
      end: true,
    })
  return shapes
}
