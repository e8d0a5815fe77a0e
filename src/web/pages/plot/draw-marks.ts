import type uPlot from 'uplot'

/** Shapes that distinguish points without colour. */
export type MarkShape = 'dot' | 'cross' | 'square' | 'triangle'

/** Half the size of a mark, in CSS pixels. */
const HALF = 4.5

/** Draws the points of a series. */
export function drawMarks(plot: uPlot, at: number, shape: MarkShape): void {
  const { ctx, series, data } = plot
  const half = HALF * devicePixelRatio
  const stroke = series[at]!.stroke
  ctx.save()
  ctx.beginPath()
  data[at]!.forEach((value, index) => {
    if (value === null || value === undefined || series[at]!.show === false) return
    const x = plot.valToPos(data[0][index]!, 'x', true)
    // Values beyond the scale are drawn at its edge.
    const y = Math.max(plot.bbox.top + half, plot.valToPos(value, 'y', true))
    outline(ctx, shape, x, y, half)
  })
  const colour = typeof stroke === 'function' ? stroke(plot, at) : stroke
  ctx.lineWidth = 2 * devicePixelRatio
  ctx.strokeStyle = colour as string
  ctx.fillStyle = colour as string
  if (shape === 'dot') ctx.fill()
  else ctx.stroke()
  ctx.restore()
}

function outline(ctx: CanvasRenderingContext2D, shape: MarkShape, x: number, y: number, half: number): void {
  switch (shape) {
    case 'dot':
      ctx.moveTo(x + half, y)
      ctx.arc(x, y, half, 0, 2 * Math.PI)
      break
    case 'cross':
      ctx.moveTo(x - half, y - half)
      ctx.lineTo(x + half, y + half)
      ctx.moveTo(x - half, y + half)
      ctx.lineTo(x + half, y - half)
      break
    case 'square':
      ctx.rect(x - half, y - half, 2 * half, 2 * half)
      break
    case 'triangle':
      ctx.moveTo(x - half, y - half)
      ctx.lineTo(x + half, y)
      ctx.lineTo(x - half, y + half)
      ctx.closePath()
  }
}
