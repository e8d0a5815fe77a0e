/** A text stored under a key in the browser, or in memory if the browser refuses. */
export interface StoredText {
  readonly get: () => string | undefined
  /** Undefined deletes it. */
  readonly set: (text: string | undefined) => void
}

/** A function, because accessing `localStorage` itself throws if the browser blocks storage for the site. */
type Where = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export function storedText(where: Where, key: string): StoredText {
  /** The value in memory, once the browser has refused a write. */
  let own: { readonly text: string | undefined } | undefined
  return {
    get() {
      if (own !== undefined) return own.text
      try {
        return where().getItem(key) ?? undefined
      } catch {
        return undefined
      }
    },
    set(text) {
      try {
        if (text === undefined) where().removeItem(key)
        else where().setItem(key, text)
        own = undefined
      } catch {
        own = { text }
      }
    },
  }
}
