/** A text that is remembered under a key: by the browser, or by the page alone where the browser refuses to. */
export interface KeptText {
  readonly get: () => string | undefined
  /** Undefined: forgets it. */
  readonly set: (text: string | undefined) => void
}

/** Asked for each time: where a browser keeps nothing for a site, naming `localStorage` throws already. */
type Where = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export function keptText(where: Where, key: string): KeptText {
  /** What was set, once the browser has refused something. */
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
