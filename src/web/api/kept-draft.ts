import { keptText } from './kept-text.ts'

/** What is being written. */
export interface Draft {
  /** What stood there as it was begun. */
  readonly of: string
  readonly text: string
}

export interface KeptDraft {
  readonly get: () => Draft | undefined
  /** Undefined: forgets it. */
  readonly set: (draft: Draft | undefined) => void
}

/**
 * What is written under a key, remembered for this tab alone: whoever looks something up on another page, or loads the page again,
 * goes on writing where it was left.
 */
export function keptDraft(
  key: string,
  where: Parameters<typeof keptText>[0] = () => sessionStorage,
): KeptDraft {
  const kept = keptText(where, `tributary.draft.${key}`)
  return {
    get: () => readDraft(kept.get()),
    set: (draft) => kept.set(draft === undefined ? undefined : JSON.stringify(draft)),
  }
}

function readDraft(kept: string | undefined): Draft | undefined {
  if (kept === undefined) return undefined
  try {
    const { of, text } = JSON.parse(kept) as Partial<Draft>
    return typeof of === 'string' && typeof text === 'string' ? { of, text } : undefined
  } catch {
    return undefined
  }
}
