import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOfSecret, isKeyId, newKeyText, readKey, writeKey } from './key-text.ts'

describe('a key as text', () => {
  it('reads back as it was written', () => {
    const made = newKeyText()
    const text = writeKey(made)
    expect(text).toMatch(/^trb_[a-z2-7]{10}_[a-z2-7]{46}$/)
    expect(readKey(text)).toEqual({ kind: 'key', ...made })
    expect(isKeyId(made.id)).toBe(true)
    expect(encodeURIComponent(text)).toBe(text)
  })

  it('differs each time and has at least 160 bits', () => {
    const many = Array.from({ length: 1_000 }, newKeyText)
    expect(new Set(many.map(({ id }) => id)).size).toBe(1_000)
    expect(new Set(many.map(({ secret }) => secret)).size).toBe(1_000)
    // Every letter of the alphabet of 32 is equally frequent: 5 bits each.
    const counts = new Map<string, number>()
    for (const letter of many.flatMap(({ secret }) => Array.from(secret)))
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    expect(counts.size).toBe(32)
    for (const count of counts.values()) expect(Math.abs(count - 1_250)).toBeLessThan(250)
    expect(many[0]!.secret.length * 5).toBeGreaterThanOrEqual(160)
  })

  it('is damaged if characters are missing, added or changed', () => {
    const text = writeKey(newKeyText())
    for (let end = 4; end < text.length; end++) expect(readKey(text.slice(0, end)).kind).toBe('damaged')
    expect(readKey(`${text}a`).kind).toBe('damaged')
    expect(readKey(text.toUpperCase().replace('TRB_', 'trb_')).kind).toBe('damaged')
    fc.assert(
      fc.property(
        fc.nat({ max: text.length - 5 }),
        fc.constantFrom('a', 'b', 'z', '2', '7', '_', '-', ' ', 'é'),
        (at, letter) => {
          const other = text.slice(0, 4 + at) + letter + text.slice(5 + at)
          expect(readKey(other).kind).toBe(other === text ? 'key' : 'damaged')
        },
      ),
    )
  })

  it.each(['', 'secret', 'TRB_x', ' trb_x', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'ey.ey.x'])(
    'is foreign if it does not begin like a key: %j',
    (text) => expect(readKey(text).kind).toBe('foreign'),
  )

  it('is identified by the SHA-256 of its secret', () => {
    expect(hashOfSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
