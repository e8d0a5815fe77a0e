import { expect, it } from 'vitest'
import { keptDraft } from './kept-draft.ts'

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
  keptDraft('x', () => where).set({ of: 'before', text: 'after' })
  expect(keptDraft('x', () => where).get()).toEqual({ of: 'before', text: 'after' })
  expect(keptDraft('y', () => where).get()).toBeUndefined()
  keptDraft('x', () => where).set(undefined)
  expect(keptDraft('x', () => where).get()).toBeUndefined()
})

it.each(['', 'no JSON', 'null', '[]', '{"of":1,"text":"a"}', '{"of":"a"}'])(
  'takes for nothing what somebody else has put there: %s',
  (content) => {
    const where = shelf({ 'tributary.draft.x': content })
    expect(keptDraft('x', () => where).get()).toBeUndefined()
  },
)
