import { expect, it } from 'vitest'
import type { Camera } from './camera.ts'
import { createGesture } from './gesture.ts'

const at = (x: number, scale = 1): Camera => ({ x, y: 0, scale })
const [here, there, beyond] = [at(0), at(10), at(20)]
const still = { moving: false, zooming: false }
const panning = { moving: true, zooming: false }

it('ends a single move in the next frame', () => {
  const gesture = createGesture()
  expect(gesture.frame(0, here, false)).toEqual(still)
  expect(gesture.frame(16, there, false)).toEqual(panning)
  expect(gesture.frame(33, there, false)).toEqual(still)
  expect(gesture.frame(500, beyond, false)).toEqual(panning)
  expect(gesture.frame(516, beyond, false)).toEqual(still)
})

it('continues between repeated moves', () => {
  const gesture = createGesture()
  gesture.frame(0, here, false)
  gesture.frame(16, there, false)
  gesture.frame(66, beyond, false)
  expect(gesture.frame(83, beyond, false)).toEqual(panning)
  expect(gesture.frame(170, beyond, false)).toEqual(panning)
  expect(gesture.frame(190, beyond, false)).toEqual(still)
})

it('distinguishes zooming from panning', () => {
  const gesture = createGesture()
  gesture.frame(0, at(0, 1), false)
  expect(gesture.frame(16, at(0, 1.1), false)).toEqual({ moving: true, zooming: true })
  expect(gesture.frame(33, at(5, 1.1), false)).toEqual(panning)
  gesture.frame(50, at(5, 1.2), false)
  expect(gesture.frame(66, at(5, 1.3), false)).toEqual({ moving: true, zooming: true })
  expect(gesture.frame(83, at(9, 1.3), false)).toEqual({ moving: true, zooming: true })
})

it('ends with an animation', () => {
  const gesture = createGesture()
  gesture.frame(0, here, false)
  gesture.frame(16, there, false)
  expect(gesture.frame(33, beyond, true)).toEqual(panning)
  expect(gesture.frame(50, beyond, false)).toEqual(still)
})
