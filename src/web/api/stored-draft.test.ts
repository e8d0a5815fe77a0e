import { expect, it } from 'vitest'
import { storedDraft } from './stored-draft.ts'

function shelf(content: Record<string, string> = {}) {
  const stored = new Map(Object.entries(content))
  return {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }
}

it('returns the last draft until it is deleted', () => {
  const where = shelf()
  storedDraft('x', () => where).set({ of: 'before', text: 'after' })
  expect(storedDraft('x', () => where).get()).toEqual({ of: 'before', text: 'after' })
  expect(storedDraft('y', () => where).get()).toBeUndefined()
  storedDraft('x', () => where).set(undefined)
  expect(storedDraft('x', () => where).get()).toBeUndefined()
})

it.each(['', 'no JSON', 'null', '[]', '{"of":1,"text":"a"}', '{"of":"a"}'])(
  'ignores invalid stored data: %s',
  (content) => {
    const where = shelf({ 'tributary.draft.x': content })
    expect(storedDraft('x', () => where).get()).toBeUndefined()
  },
)
