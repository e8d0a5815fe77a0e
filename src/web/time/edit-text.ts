/** A replacement in a text. `start` and `end` are UTF-16 offsets. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Applies edits, which must not overlap. */
export function editText(text: string, edits: readonly Edit[]): string {
  let edited = ''
  let at = 0
  for (const { start, end, text: put } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    edited += text.slice(at, start) + put
    at = end
  }
  return edited + text.slice(at)
}

/**
 * The edit that removes a part of a text with the whitespace before it, and with the line break of a line that would be empty,
 * unless a comment may end there.
 */
export function removal(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): Edit {
  const before = text.slice(0, start)
  const spaces = /[ \t]*$/u.exec(before)![0].length
  const line = /\r?\n[ \t]*$/u.exec(before)
  const former =
    line === null ? undefined : before.slice(before.lastIndexOf('\n', line.index - 1) + 1, line.index)
  const canJoin = former !== undefined && !former.includes('--')
  return { start: canJoin ? line!.index : start - spaces, end, text: '' }
}
