import { fitMiddle } from './fit-text.ts'

/** Measures and cuts text in one font, with a cache. */
export interface TextMeasure {
  /** The text cut to a width in pixels. */
  fit(text: string, width: number): string
}

const REMEMBERED = 20_000

export function textMeasure(font: string): TextMeasure {
  const context = document.createElement('canvas').getContext('2d')!
  context.font = font
  const known = new Map<string, string>()
  return {
    fit(text, width) {
      const key = `${Math.round(width)} ${text}`
      let fitted = known.get(key)
      if (fitted === undefined) {
        if (known.size >= REMEMBERED) known.clear()
        fitted = fitMiddle(text, width, (part) => context.measureText(part).width)
        known.set(key, fitted)
      }
      return fitted
    },
  }
}
