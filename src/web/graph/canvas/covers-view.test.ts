import { expect, it } from 'vitest'
import { coversView, type ViewedPart } from './covers-view.ts'

const sight = (x: number, y: number, scale: number, width = 100, height = 100): ViewedPart => ({
  camera: { x, y, scale },
  size: { width, height },
})
const PICTURE = sight(0, 0, 2, 200, 200)

it('covers a camera inside the picture at a similar scale', () => {
  expect(coversView(PICTURE, sight(0, 0, 2))).toBe(true)
  expect(coversView(PICTURE, sight(50, 50, 2))).toBe(true)
  expect(coversView(PICTURE, sight(10, 10, 2.3))).toBe(true)
  expect(coversView(PICTURE, sight(10, 10, 1.8))).toBe(true)
})

it('does not cover a camera that sees beyond the picture', () => {
  expect(coversView(PICTURE, sight(51, 0, 2))).toBe(false)
  expect(coversView(PICTURE, sight(0, 51, 2))).toBe(false)
  expect(coversView(PICTURE, sight(-1, 0, 2))).toBe(false)
  expect(coversView(PICTURE, sight(0, -1, 2))).toBe(false)
})

it('does not cover a camera that would blur the picture', () => {
  expect(coversView(PICTURE, sight(10, 10, 2.8))).toBe(false)
  expect(coversView(PICTURE, sight(10, 10, 1.4, 50, 50))).toBe(false)
})

it('does not cover another level of detail', () => {
  const names = sight(0, 0, 0.5, 200, 200)
  expect(coversView(names, sight(0, 0, 0.54))).toBe(true)
  expect(coversView(names, sight(0, 0, 0.56))).toBe(false)
})
