import { describe, expect, it } from 'vitest'
import { storedText } from './stored-text.ts'

const refuse = (): never => {
  throw new Error('denied')
}

describe('a stored text', () => {
  it('uses the storage of the browser', () => {
    const stored = new Map<string, string>()
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => void stored.set(key, text),
      removeItem: (key: string) => void stored.delete(key),
    }
    const text = storedText(() => storage, 'a')
    expect(text.get()).toBeUndefined()
    text.set('dark')
    expect(storedText(() => storage, 'a').get()).toBe('dark')
    text.set(undefined)
    expect(text.get()).toBeUndefined()
  })

  it('uses memory if the browser refuses storage', () => {
    const text = storedText(refuse, 'a')
    expect(text.get()).toBeUndefined()
    text.set('dark')
    expect(text.get()).toBe('dark')
    text.set(undefined)
    expect(text.get()).toBeUndefined()
  })

  it('returns the new value if the storage is full', () => {
    const full = { getItem: () => 'light', setItem: refuse, removeItem: () => undefined }
    const text = storedText(() => full, 'a')
    expect(text.get()).toBe('light')
    text.set('dark')
    expect(text.get()).toBe('dark')
  })
})
