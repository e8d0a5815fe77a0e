import { expect, it } from 'vitest'
import { coversView, type ViewedPart } from './covers-view.ts'

const sight = (x: number, y: number, scale: number, width = 100, height = 100): ViewedPart => ({
  camera: { x, y, scale },
  size: { width, height },
})
const PICTURE = sight(0, 0, 2, 200, 200)

it('serves a camera that stays within the picture, moved or a little nearer or farther', () => {
  expect(coversView(PICTURE, sight(0, 0, 2))).toBe(true)
  expect(coversView(PICTURE, sight(50, 50, 2))).toBe(true)
  expect(coversView(PICTURE, sight(10, 10, 2.3))).toBe(true)
  expect(coversView(PICTURE, sight(10, 10, 1.8))).toBe(true)
})

it('does not serve one that looks beyond it, on any side', () => {
  expect(coversView(PICTURE, sight(51, 0, 2))).toBe(false)
  expect(coversView(PICTURE, sight(0, 51, 2))).toBe(false)
  expect(coversView(PICTURE, sight(-1, 0, 2))).toBe(false)
  expect(coversView(PICTURE, sight(0, -1, 2))).toBe(false)
})

it('does not serve one that would see it blurred', () => {
  expect(coversView(PICTURE, sight(10, 10, 2.8))).toBe(false)
  expect(coversView(PICTURE, sight(10, 10, 1.4, 50, 50))).toBe(false)
})

it('does not serve one that would see more or less of what there is', () => {
  const names = sight(0, 0, 0.5, 200, 200)
  expect(coversView(names, sight(0, 0, 0.54))).toBe(true)
  expect(coversView(names, sight(0, 0, 0.56))).toBe(false)
})
