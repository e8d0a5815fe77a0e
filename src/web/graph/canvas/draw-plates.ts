import { isMarked, type SceneNode } from '../scene.ts'
import { colourOf } from './draw-blocks.ts'
import type { Drawing } from './drawing.ts'

/** Font size of a name in screen pixels. */
const SIZE = 10.5

const CHUNK = 40
/** Names are cut to multiples of this many pixels. Otherwise every frame of a zoom would measure every name again. */
const CUT = 8

/** Draws nodes at medium scales: rectangles with a name. At large scales they show until the card elements exist. */
export function* drawPlates(context: CanvasRenderingContext2D, drawing: Drawing): Generator<void> {
  const { prepared, camera, size, theme, light, text } = drawing
  const { scene, x, y } = prepared.placed
  const unit = 1 / camera.scale
  const right = camera.x + size.width * unit
  const bottom = camera.y + size.height * unit
  context.font = `600 ${SIZE * unit}px ${theme.font}`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  let drawn = 0
  for (let i = 0; i < scene.nodes.length; i++) {
    const node = scene.nodes[i]!
    const { width, height } = node
    const left = x[i]!
    const top = y[i]!
    if (left > right || top > bottom || left + width < camera.x || top + height < camera.y) continue
    if (drawing.covered(i)) continue
    if (++drawn % CHUNK === 0) yield
    context.globalAlpha = light === undefined || light.nodes[i] === 1 ? 1 : 0.25
    const start = isMarked(node, 'start')
    const removed = node.kind === 'card' && node.marks.change === 'removed'
    context.setLineDash(removed ? [5 * unit, 4 * unit] : [])
    context.lineWidth = unit
    context.fillStyle = theme.surface
    context.strokeStyle = removed ? theme.bad : theme.border
    if (node.kind === 'group') {
      context.fillRect(left + 10, top - 10, width - 20, 10)
      context.strokeRect(left + 10, top - 10, width - 20, 10)
    }
    context.fillRect(left, top, width, height)
    context.strokeRect(left, top, width, height)
    context.fillStyle = colourOf(node, theme)
    context.fillRect(left, top, 6, height)
    if (start) flag(context, drawing, left, top)
    if (drawing.selected.has(i) || drawing.found.has(i)) {
      context.setLineDash([])
      context.strokeStyle = drawing.selected.has(i) ? theme.accent : theme.warn
      context.lineWidth = 2 * unit
      context.strokeRect(left - unit, top - unit, width + 2 * unit, height + 2 * unit)
    }
    context.fillStyle = theme.text
    const sign = signOf(drawing, i)
    const room = Math.max(1, Math.floor(((width - 16) * camera.scale) / CUT)) * CUT
    context.fillText(text.fit(sign + titleOf(node), room), left + 12, top + Math.min(height, 58) / 2)
  }
}

const titleOf = (node: SceneNode): string =>
  node.kind === 'group' ? `${node.title} (${node.count})` : node.title

/** A sign before the name marks changes and opened nodes, so that they show without colour. */
function signOf({ prepared }: Drawing, i: number): string {
  const node = prepared.placed.scene.nodes[i]!
  if (node.kind === 'group') return ''
  const { change, deleted, opened } = node.marks
  const hand = opened ? '↦ ' : ''
  if (change !== undefined) return hand + (change === 'added' ? '+ ' : '− ')
  return hand + (deleted ? '× ' : '')
}

/** The flag of a start: a triangle to the left in the accent colour. */
function flag(context: CanvasRenderingContext2D, { theme }: Drawing, left: number, top: number): void {
  context.fillStyle = theme.accent
  context.beginPath()
  context.moveTo(left - 4, top + 8)
  context.lineTo(left - 26, top + 18)
  context.lineTo(left - 4, top + 28)
  context.fill()
}
