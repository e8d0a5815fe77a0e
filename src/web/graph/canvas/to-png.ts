import { fitting } from './camera.ts'
import { detailAt } from './detail.ts'
import { drawScene, runToEnd } from './draw-scene.ts'
import type { Drawing } from './drawing.ts'

/** Canvas sizes that browsers support reliably. */
const MOST_ACROSS = 8_192
const MOST_PIXELS = 32_000_000
const PADDING = 24

/** The scale of a PNG of a whole scene: 1, or the largest that fits. */
export function pngScale(width: number, height: number): number {
  const w = width + 2 * PADDING
  const h = height + 2 * PADDING
  return Math.min(1, MOST_ACROSS / w, MOST_ACROSS / h, Math.sqrt(MOST_PIXELS / (w * h)))
}

/** The whole scene as a PNG. `drawCards` draws the cards if they are readable at its scale. Throws if the browser cannot create it. */
export async function toPng(
  drawing: Drawing,
  drawCards: (context: CanvasRenderingContext2D, drawing: Drawing) => void,
): Promise<Blob> {
  const { bounds } = drawing.prepared.placed
  const scale = pngScale(bounds.width, bounds.height)
  const size = {
    width: Math.ceil(bounds.width * scale) + 2 * PADDING,
    height: Math.ceil(bounds.height * scale) + 2 * PADDING,
  }
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d', { alpha: false })!
  const whole: Drawing = {
    ...drawing,
    camera: fitting(bounds, size, PADDING),
    size,
    ratio: 1,
    light: undefined,
    detail: detailAt(scale),
    covered: () => detailAt(scale) === 'cards',
  }
  runToEnd(drawScene(context, whole))
  if (whole.detail === 'cards') drawCards(context, whole)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('The browser could not create an image of this size')
  return blob
}
