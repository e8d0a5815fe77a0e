import { expect, it } from 'vitest'
import { ANSI, PLAIN } from '../render/palette.ts'
import { paletteFor } from './terminal.ts'

it.each([
  [true, {}, ANSI],
  [false, {}, PLAIN],
  [true, { NO_COLOR: '1' }, PLAIN],
  [true, { NO_COLOR: '' }, ANSI],
  [true, { TERM: 'dumb' }, PLAIN],
  [false, { FORCE_COLOR: '1' }, ANSI],
  [false, { FORCE_COLOR: '0' }, PLAIN],
  [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, PLAIN],
])('on a terminal: %s, with %j', (isTTY, env, palette) => {
  expect(paletteFor({ isTTY }, env)).toBe(palette)
})
