import { storedText } from './stored-text.ts'

/** Unsaved input. */
export interface Draft {
  /** The value when the edit began. */
  readonly of: string
  readonly text: string
}

export interface StoredDraft {
  readonly get: () => Draft | undefined
  /** Undefined deletes the draft. */
  readonly set: (draft: Draft | undefined) => void
}

/** Stores a draft under a key for this tab, so that it survives navigation and reloads. */
export function storedDraft(
  key: string,
  where: Parameters<typeof storedText>[0] = () => sessionStorage,
): StoredDraft {
  const stored = storedText(where, `tributary.draft.${key}`)
  return {
    get: () => readDraft(stored.get()),
    set: (draft) => stored.set(draft === undefined ? undefined : JSON.stringify(draft)),
  }
}

function readDraft(stored: string | undefined): Draft | undefined {
  if (stored === undefined) return undefined
  try {
    const { of, text } = JSON.parse(stored) as Partial<Draft>
    return typeof of === 'string' && typeof text === 'string' ? { of, text } : undefined
  } catch {
    return undefined
  }
}
