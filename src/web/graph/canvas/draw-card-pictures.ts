import { cardPicture, type Ink, type Shape } from '../card-picture.ts'
import { ICONS } from '../icons.ts'
import type { CardFonts } from './card-element.ts'
import { colourOf } from './draw-blocks.ts'
import type { Drawing } from './drawing.ts'
import type { Theme } from './theme.ts'

/** Draws every card as it looks on the page. Used for PNG, because an image cannot contain the elements of the page. */
export function drawCardPictures(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  fonts: CardFonts,
): void {
  const { prepared, theme } = drawing
  const { scene, x, y } = prepared.placed
  const fit = (text: string, width: number, bold: boolean): string =>
    (bold ? fonts.name : fonts.small).fit(text, width)
  context.setLineDash([])
  context.globalAlpha = 1
  scene.nodes.forEach((node, i) => {
    const kind = colourOf(node, theme)
    context.save()
    context.translate(x[i]!, y[i]!)
    for (const shape of cardPicture(node, fit)) drawShape(context, shape, theme, kind)
    context.restore()
  })
}

function drawShape(context: CanvasRenderingContext2D, shape: Shape, theme: Theme, kind: string): void {
  const ink = (name: Ink): string => (name === 'kind' ? kind : theme[name])
  switch (shape.kind) {
    case 'rect':
      context.beginPath()
      context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
      if (shape.fill !== undefined) {
        context.fillStyle = ink(shape.fill)
        context.fill()
      }
      if (shape.stroke !== undefined) {
        context.setLineDash(shape.dashed === true ? [5, 4] : [])
        context.lineWidth = 1
        context.strokeStyle = ink(shape.stroke)
        context.stroke()
        context.setLineDash([])
      }
      return
    case 'text':
      context.font = `${shape.bold ? 600 : 400} ${shape.size}px ${theme.font}`
      context.textAlign = shape.end === true ? 'right' : 'left'
      context.textBaseline = 'middle'
      context.fillStyle = ink(shape.fill)
      context.fillText(shape.text, shape.x, shape.y)
      if (shape.struck === true)
        context.fillRect(shape.x, shape.y - 0.5, context.measureText(shape.text).width, 1)
      return
    case 'icon':
      context.save()
      context.translate(shape.x, shape.y)
      context.scale(shape.size / 16, shape.size / 16)
      context.lineWidth = 1.5
      context.lineCap = context.lineJoin = 'round'
      context.strokeStyle = ink(shape.stroke)
      context.stroke(new Path2D(ICONS[shape.icon]))
      context.restore()
  }
}
