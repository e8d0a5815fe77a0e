import { expect, it } from 'vitest'
import { darkStyle, lightStyle } from './highlight-styles.ts'

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

it.each([
  ['light', lightStyle, '#ffffff'],
  ['dark', darkStyle, '#0d1117'],
] as const)('%s: every colour can be read', (_, style, page) => {
  const colours = style.specs.map(({ color }) => color as string)
  expect(colours.length).toBeGreaterThan(5)
  for (const colour of colours) expect(contrast(colour, page), colour).toBeGreaterThanOrEqual(4.5)
})
