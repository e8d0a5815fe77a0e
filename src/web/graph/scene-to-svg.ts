import type { Theme } from './canvas/theme.ts'
import { cardPicture, type Ink, type Shape } from './card-picture.ts'
import { edgeLabel, labelPoint } from './edge-label.ts'
import { arrivalDirection, edgeEnds, edgePath } from './edge-path.ts'
import { fitMiddle } from './canvas/fit-text.ts'
import { ICONS } from './icons.ts'
import type { PlacedScene } from './placed-scene.ts'
import type { EdgeStyle, SceneNode } from './scene.ts'
import { xmlText } from '../../render/xml-text.ts'

const PADDING = 32

const DASHES: Readonly<Record<EdgeStyle, string>> = {
  direct: '',
  indirect: ' stroke-dasharray="9 6"',
  masked: ' stroke-dasharray="0.1 6" stroke-linecap="round"',
}

/**
 * A placed scene as a standalone SVG 1.1 document in full detail: cards, edge styles, marks by shape and word. Names are text,
 * never markup. Text widths are estimated, because nothing can measure them here.
 */
export function sceneToSvg(placed: PlacedScene, theme: Theme): string {
  const { bounds, scene, x, y } = placed
  const left = bounds.left - PADDING
  const top = bounds.top - PADDING
  const width = bounds.width + 2 * PADDING
  const height = bounds.height + 2 * PADDING
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(left)} ${n(top)} ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" font-family="${xmlText(theme.font)}">`,
    `<rect x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}" fill="${xmlText(theme.bg)}"/>`,
    '<g fill="none">',
    ...scene.edges.map((_, i) => edgeSvg(placed, i, theme)),
    '</g>',
    ...scene.edges.map((_, i) => labelSvg(placed, i, theme)).filter((line) => line !== ''),
    ...scene.nodes.map((node, i) => nodeSvg(node, x[i]!, y[i]!, theme)),
    '</svg>',
    '',
  ].join('\n')
}

/** A number with at most two decimals. */
const n = (value: number): string => String(Math.round(value * 100) / 100)

function pathOf(placed: PlacedScene, edge: number): string {
  const parts: string[] = []
  edgePath(placed, edge, {
    moveTo: (x, y) => parts.push(`M${n(x)} ${n(y)}`),
    lineTo: (x, y) => parts.push(`L${n(x)} ${n(y)}`),
    bezierCurveTo: (...points) => parts.push(`C${points.map(n).join(' ')}`),
  })
  return parts.join('')
}

function edgeSvg(placed: PlacedScene, i: number, theme: Theme): string {
  const { style, change } = placed.scene.edges[i]!
  const ink = xmlText(change === 'added' ? theme.good : change === 'removed' ? theme.bad : theme.text2)
  const d = pathOf(placed, i)
  const line = (width: number, colour: string, dashes: string): string =>
    `<path d="${d}" stroke="${colour}" stroke-width="${width}"${dashes}/>`
  const drawn =
    placed.back[i] === 1
      ? line(5, ink, DASHES[style]) + line(2, xmlText(theme.bg), '')
      : line(style === 'masked' ? 2.6 : 1.5, ink, DASHES[style])
  const [, , x, y] = edgeEnds(placed, i)
  const [dx, dy] = arrivalDirection(placed, i)
  const corner = (side: number): string => `${n(x - dx * 8 + side * dy * 4)} ${n(y - dy * 8 + side * dx * 4)}`
  return `${drawn}<path d="M${n(x)} ${n(y)}L${corner(1)}L${corner(-1)}z" fill="${ink}"/>`
}

function labelSvg(placed: PlacedScene, i: number, theme: Theme): string {
  const edge = placed.scene.edges[i]!
  const label = edgeLabel(edge)
  if (label === undefined) return ''
  const [x, y] = labelPoint(placed, i)
  const width = 12 + 6.4 * label.length
  const ink = xmlText(
    edge.change === 'added' ? theme.good : edge.change === 'removed' ? theme.bad : theme.text2,
  )
  return [
    `<rect x="${n(x - width / 2)}" y="${n(y - 8)}" width="${width}" height="16" rx="8" fill="${xmlText(theme.bg)}" stroke="${ink}"/>`,
    `<text x="${n(x)}" y="${n(y + 3.5)}" font-size="10.5" text-anchor="middle" fill="${ink}">${xmlText(label)}</text>`,
  ].join('')
}

function nodeSvg(node: SceneNode, x: number, y: number, theme: Theme): string {
  const kind = node.kind === 'group' ? theme.text2 : theme.kinds[node.node.kind]
  const shapes = cardPicture(node, reckonedFit).map((shape) => shapeSvg(shape, theme, kind))
  const whole = node.kind === 'group' ? node.title : `${node.node.namespace} ${node.title}`
  return `<g transform="translate(${n(x)} ${n(y)})"><title>${xmlText(whole)}</title>${shapes.join('')}</g>`
}

/** Cuts a text by its estimated width. Wide scripts and pictographs count as a full square. */
export function reckonedFit(text: string, width: number, bold: boolean): string {
  const size = bold ? 7.4 : 6
  return fitMiddle(text, width, (part) => {
    let sum = 0
    for (const character of part) sum += character.codePointAt(0)! >= 0x1100 ? size * 1.9 : size
    return sum
  })
}

function shapeSvg(shape: Shape, theme: Theme, kind: string): string {
  const ink = (name: Ink | undefined): string =>
    name === undefined ? 'none' : xmlText(name === 'kind' ? kind : theme[name])
  switch (shape.kind) {
    case 'rect': {
      const stroke = shape.stroke === undefined ? '' : ` stroke="${ink(shape.stroke)}"`
      const dashes = shape.dashed === true ? ' stroke-dasharray="5 4"' : ''
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}" rx="${n(shape.radius)}" fill="${ink(shape.fill)}"${stroke}${dashes}/>`
    }
    case 'text': {
      const anchor = shape.end === true ? ' text-anchor="end"' : ''
      const struck = shape.struck === true ? ' text-decoration="line-through"' : ''
      const weight = shape.bold ? ' font-weight="600"' : ''
      return `<text x="${n(shape.x)}" y="${n(shape.y + shape.size * 0.34)}" font-size="${shape.size}" fill="${ink(shape.fill)}"${weight}${anchor}${struck}>${xmlText(shape.text)}</text>`
    }
    case 'icon': {
      const scale = n(shape.size / 16)
      return `<path transform="translate(${n(shape.x)} ${n(shape.y)}) scale(${scale})" d="${ICONS[shape.icon]}" fill="none" stroke="${ink(shape.stroke)}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`
    }
  }
}
