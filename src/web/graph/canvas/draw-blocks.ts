import { isMarked, type SceneNode } from '../scene.ts'
import type { Drawing } from './drawing.ts'
import type { Theme } from './theme.ts'

export const colourOf = (node: SceneNode, theme: Theme): string =>
  node.kind === 'group' ? theme.text2 : theme.kinds[node.node.kind]

/** Minimum size of a node in screen pixels. */
const LEAST = 2
/** Nodes drawn between two pauses. */
const CHUNK = 2_000

/** Draws nodes at small scales: rectangles by kind, hollow for removed, half filled for opened by hand, diamonds for starts. */
export function* drawBlocks(context: CanvasRenderingContext2D, drawing: Drawing): Generator<void> {
  const { prepared, camera, size, theme, light } = drawing
  const { scene, x, y } = prepared.placed
  const right = camera.x + size.width / camera.scale
  const bottom = camera.y + size.height / camera.scale
  const least = LEAST / camera.scale
  context.setLineDash([])
  let colour = ''
  let alpha = -1
  const marked: number[] = []
  for (let i = 0; i < scene.nodes.length; i++) {
    if (i % CHUNK === CHUNK - 1) yield
    const node = scene.nodes[i]!
    if (x[i]! > right || y[i]! > bottom || x[i]! + node.width < camera.x || y[i]! + node.height < camera.y)
      continue
    if (isMarked(node, 'start') || drawing.selected.has(i) || drawing.found.has(i)) {
      marked.push(i)
      continue
    }
    const nextAlpha = light === undefined || light.nodes[i] === 1 ? 1 : 0.18
    if (nextAlpha !== alpha) context.globalAlpha = alpha = nextAlpha
    const change = node.kind === 'card' ? node.marks.change : undefined
    const nextColour =
      change === 'added' ? theme.good : change === 'removed' ? theme.bad : colourOf(node, theme)
    if (nextColour !== colour) context.fillStyle = context.strokeStyle = colour = nextColour
    const height = Math.max(least, node.height)
    const opened = node.kind === 'card' && node.marks.opened
    if (change === 'removed' || opened) {
      context.lineWidth = 1.5 / camera.scale
      context.strokeRect(x[i]!, y[i]!, node.width, height)
      if (change !== 'removed') context.fillRect(x[i]!, y[i]!, node.width / 2, height)
    } else context.fillRect(x[i]!, y[i]!, Math.max(least, node.width), height)
    if (node.kind === 'group') context.fillRect(x[i]! + 12, y[i]! - 14, node.width, 8)
  }
  yield
  for (const i of marked) drawFlagged(context, drawing, i)
}

function drawFlagged(context: CanvasRenderingContext2D, drawing: Drawing, i: number): void {
  const { prepared, camera, theme, light } = drawing
  const { scene, x, y } = prepared.placed
  const node = scene.nodes[i]!
  const cx = x[i]! + node.width / 2
  const cy = y[i]! + node.height / 2
  context.globalAlpha = light === undefined || light.nodes[i] === 1 ? 1 : 0.4
  if (isMarked(node, 'start')) {
    const half = Math.max(9 / camera.scale, node.height / 2)
    const across = Math.max(half, node.width / 2)
    context.fillStyle = theme.accent
    context.beginPath()
    context.moveTo(cx - across, cy)
    context.lineTo(cx, cy - half)
    context.lineTo(cx + across, cy)
    context.lineTo(cx, cy + half)
    context.fill()
  } else {
    context.fillStyle = colourOf(node, theme)
    context.fillRect(x[i]!, y[i]!, node.width, node.height)
  }
  if (!drawing.selected.has(i) && !drawing.found.has(i)) return
  const around = 4 / camera.scale
  const width = Math.max(node.width, 8 / camera.scale)
  const height = Math.max(node.height, 8 / camera.scale)
  context.strokeStyle = drawing.selected.has(i) ? theme.accent : theme.warn
  context.lineWidth = 2 / camera.scale
  context.strokeRect(
    cx - width / 2 - around,
    cy - height / 2 - around,
    width + 2 * around,
    height + 2 * around,
  )
}
