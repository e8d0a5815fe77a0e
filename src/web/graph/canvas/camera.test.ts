import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  centred,
  fitting,
  GREATEST_SCALE,
  LEAST_SCALE,
  panned,
  seen,
  toScene,
  toScreen,
  zoomedAt,
} from './camera.ts'
import { detailAt } from './detail.ts'
import { between } from './motion.ts'

const SIZE = { width: 1000, height: 600 }

describe('the camera', () => {
  it('keeps the point under the pointer when zooming', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (x, px, factor) => {
          const camera = { x, y: 3, scale: 0.4 }
          const zoomed = zoomedAt(camera, factor, px, 200)
          expect(toScene(zoomed, px, 200)[0]).toBeCloseTo(toScene(camera, px, 200)[0], 6)
        },
      ),
    )
    expect(zoomedAt({ x: 0, y: 0, scale: 1 }, 1e9, 0, 0).scale).toBe(GREATEST_SCALE)
    expect(zoomedAt({ x: 0, y: 0, scale: 1 }, 1e-9, 0, 0).scale).toBe(LEAST_SCALE)
  })

  it('fits the whole scene at scale 1 or less', () => {
    const bounds = { left: -300, top: 50, width: 20_000, height: 400 }
    const camera = fitting(bounds, SIZE)
    const [left] = toScreen(camera, -300, 50)
    const [right] = toScreen(camera, 19_700, 450)
    expect([Math.round(left), Math.round(right)]).toEqual([40, 960])
    expect(fitting({ left: 0, top: 0, width: 10, height: 10 }, SIZE).scale).toBe(1)
  })

  it('pans by screen pixels', () => {
    const camera = panned(centred(500, 300, 2, SIZE), 100, -20)
    expect(seen(camera, SIZE)).toEqual({ left: 300, top: 140, width: 500, height: 300 })
  })

  it('interpolates exactly between two cameras', () => {
    const a = { x: 0, y: 0, scale: 0.1 }
    const b = { x: 500, y: 40, scale: 1.6 }
    expect(between(a, b, 0)).toEqual(a)
    expect(between(a, b, 1)).toEqual(b)
    expect(between(a, b, 0.5).scale).toBeCloseTo(0.4)
  })

  it('shows cards at large scales and blocks at small ones', () => {
    expect([1, 0.3, 0.05].map(detailAt)).toEqual(['cards', 'labels', 'blocks'])
  })
})
