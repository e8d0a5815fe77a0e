/** The edited text, and the caret as a UTF-16 offset. */
export interface Edit {
  readonly text: string
  readonly caret: number
}

/** A key in the form of Node's readline. */
export interface Key {
  readonly sequence?: string | undefined
  readonly name?: string | undefined
  readonly ctrl?: boolean | undefined
  readonly meta?: boolean | undefined
}

export const EMPTY: Edit = { text: '', caret: 0 }

export const editOf = (text: string): Edit => ({ text, caret: text.length })

/** Replaces a range by a text, and places the caret after it. */
export const replace = ({ text }: Edit, start: number, end: number, by: string): Edit => ({
  text: text.slice(0, start) + by + text.slice(end),
  caret: start + by.length,
})

/** Applies a key; undefined for keys that do not edit (Enter, Tab, history …). */
export function edit(
  now: Edit,
  { sequence = '', name = '', ctrl = false, meta = false }: Key,
): Edit | undefined {
  const { text, caret } = now
  const [lineStart, lineEnd] = lineAt(now)
  if (ctrl) {
    const by = CTRL[name]
    return by === undefined ? undefined : edit(now, by)
  }
  switch (meta ? `meta-${name}` : name) {
    case 'left':
      return { text, caret: before(now) }
    case 'right':
      return { text, caret: after(now) }
    case 'meta-b':
    case 'meta-left':
      return { text, caret: wordBefore(now) }
    case 'meta-f':
    case 'meta-right':
      return { text, caret: wordAfter(now) }
    case 'home':
      return { text, caret: lineStart }
    case 'end':
      return { text, caret: lineEnd }
    case 'backspace':
      return replace(now, before(now), caret, '')
    case 'delete':
      return replace(now, caret, after(now), '')
    case 'kill-end':
      return replace(now, caret, caret === lineEnd ? Math.min(text.length, caret + 1) : lineEnd, '')
    case 'kill-start':
      return replace(now, lineStart, caret, '')
    case 'meta-backspace':
    case 'kill-word':
      return replace(now, wordBefore(now), caret, '')
    case 'meta-return':
    case 'meta-enter':
      return replace(now, caret, caret, '\n')
    default:
      return isTyped(sequence) && !meta ? replace(now, caret, caret, sequence) : undefined
  }
}

const CTRL: Readonly<Record<string, Key>> = {
  a: { name: 'home' },
  e: { name: 'end' },
  b: { name: 'left' },
  f: { name: 'right' },
  h: { name: 'backspace' },
  k: { name: 'kill-end' },
  u: { name: 'kill-start' },
  w: { name: 'kill-word' },
  left: { name: 'left', meta: true },
  right: { name: 'right', meta: true },
  // Ctrl-J is a line feed: a new line in most editors.
  j: { name: 'return', meta: true },
}

/** Moves the caret to the same column of the line above or below; undefined if there is none. */
export function moveLine(now: Edit, by: -1 | 1): Edit | undefined {
  const [start, end] = lineAt(now)
  const column = now.caret - start
  if (by === -1 ? start === 0 : end === now.text.length) return undefined
  const [otherStart, otherEnd] = lineAt({ text: now.text, caret: by === -1 ? start - 1 : end + 1 })
  return { text: now.text, caret: Math.min(otherStart + column, otherEnd) }
}

function lineAt({ text, caret }: Edit): readonly [start: number, end: number] {
  const end = text.indexOf('\n', caret)
  return [text.lastIndexOf('\n', caret - 1) + 1, end === -1 ? text.length : end]
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The start of the character before the caret, and the end of the one after it. */
const before = ({ text, caret }: Edit): number =>
  caret - (Array.from(graphemes.segment(text.slice(0, caret))).at(-1)?.segment.length ?? 0)
const after = ({ text, caret }: Edit): number =>
  caret + (graphemes.segment(text.slice(caret))[Symbol.iterator]().next().value?.segment.length ?? 0)

const wordBefore = ({ text, caret }: Edit): number =>
  text.slice(0, caret).replace(/[\p{L}\p{M}\p{N}_]*[^\p{L}\p{M}\p{N}_]*$/u, '').length
const wordAfter = ({ text, caret }: Edit): number =>
  caret + /^[^\p{L}\p{M}\p{N}_]*[\p{L}\p{M}\p{N}_]*/u.exec(text.slice(caret))![0].length

const isTyped = (sequence: string): boolean => sequence !== '' && !/\p{Cc}/u.test(sequence)
