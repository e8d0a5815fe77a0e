import { edgeLabel, labelPoint } from '../edge-label.ts'
import type { Drawing } from './drawing.ts'

const HEIGHT = 16
const SIZE = 10.5

/** Draws the labels of edges. */
export function drawLabels(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { prepared, camera, size, theme, light, text } = drawing
  const { placed } = prepared
  const right = camera.x + size.width / camera.scale
  const bottom = camera.y + size.height / camera.scale
  context.font = `500 ${SIZE}px ${theme.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.setLineDash([])
  placed.scene.edges.forEach((edge, i) => {
    const label = edgeLabel(edge)
    if (label === undefined || (light !== undefined && light.edges[i] === 0)) return
    const [x, y] = labelPoint(placed, i)
    if (x < camera.x || x > right || y < camera.y || y > bottom) return
    const shown = text.fit(label, 160)
    const width = context.measureText(shown).width + 12
    context.globalAlpha = 1
    context.fillStyle = theme.bg
    context.strokeStyle =
      edge.change === 'added' ? theme.good : edge.change === 'removed' ? theme.bad : theme.border
    context.lineWidth = 1
    context.beginPath()
    context.roundRect(x - width / 2, y - HEIGHT / 2, width, HEIGHT, HEIGHT / 2)
    context.fill()
    context.stroke()
    context.fillStyle = edge.change === undefined ? theme.text2 : context.strokeStyle
    context.fillText(shown, x, y + 0.5)
  })
}
