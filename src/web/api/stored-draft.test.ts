import { expect, it } from 'vitest'
import { storedDraft } from './stored-draft.ts'

function shelf(content: Record<string, string> = {}) {
  const kept = new Map(Object.entries(content))
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

it('is what was written last, until it is forgotten', () => {
  const where = shelf()
  storedDraft('x', () => where).set({ of: 'before', text: 'after' })
  expect(storedDraft('x', () => where).get()).toEqual({ of: 'before', text: 'after' })
  expect(storedDraft('y', () => where).get()).toBeUndefined()
  storedDraft('x', () => where).set(undefined)
  expect(storedDraft('x', () => where).get()).toBeUndefined()
})

it.each(['', 'no JSON', 'null', '[]', '{"of":1,"text":"a"}', '{"of":"a"}'])(
  'takes for nothing what somebody else has put there: %s',
  (content) => {
    const where = shelf({ 'tributary.draft.x': content })
    expect(storedDraft('x', () => where).get()).toBeUndefined()
  },
)
