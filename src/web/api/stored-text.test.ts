import { describe, expect, it } from 'vitest'
import { storedText } from './stored-text.ts'

const refuse = (): never => {
  throw new Error('denied')
}

describe('a text that is kept', () => {
  it('is what the browser has', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
      removeItem: (key: string) => void kept.delete(key),
    }
    const text = storedText(() => storage, 'a')
    expect(text.get()).toBeUndefined()
    text.set('dark')
    expect(storedText(() => storage, 'a').get()).toBe('dark')
    text.set(undefined)
    expect(text.get()).toBeUndefined()
  })

  it('is known to the page where the browser keeps nothing', () => {
    const text = storedText(refuse, 'a')
    expect(text.get()).toBeUndefined()
    text.set('dark')
    expect(text.get()).toBe('dark')
    text.set(undefined)
    expect(text.get()).toBeUndefined()
  })

  it('is the new one where there is no room for it', () => {
    const full = { getItem: () => 'light', setItem: refuse, removeItem: () => undefined }
    const text = storedText(() => full, 'a')
    expect(text.get()).toBe('light')
    text.set('dark')
    expect(text.get()).toBe('dark')
  })
})
