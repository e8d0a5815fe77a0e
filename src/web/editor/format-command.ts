import type { EditorState, TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { LanguageTools } from './language-tools.ts'

/**
 * Formats the query and keeps the caret in its word. Resolves to whether anything changed. Nothing changes if the query does not
 * parse, is already formatted, or was edited before the response arrived.
 */
export async function formatQuery(view: EditorView, tools: Pick<LanguageTools, 'format'>): Promise<boolean> {
  const before = view.state.doc
  const formatted = await tools.format(before.toString()).catch(() => undefined)
  if (formatted === undefined || !view.state.doc.eq(before)) return false
  const change = formatChange(view.state, formatted.trimEnd())
  if (change === undefined) return false
  view.dispatch(change)
  return true
}

/** The change from a state to a formatted text: the differing middle; undefined if equal. */
export function formatChange(state: EditorState, formatted: string): TransactionSpec | undefined {
  const text = state.doc.toString()
  if (text === formatted) return undefined
  const most = Math.min(text.length, formatted.length)
  let head = 0
  while (head < most && text[head] === formatted[head]) head++
  let tail = 0
  while (tail < most - head && text.at(-1 - tail) === formatted.at(-1 - tail)) tail++
  const changes = {
    from: head,
    to: text.length - tail,
    insert: formatted.slice(head, formatted.length - tail),
  }
  const caret = caretAfter(text, state.selection.main.head, formatted)
  return { changes, selection: { anchor: caret }, userEvent: 'format', scrollIntoView: true }
}

/**
 * The position after the same number of letters as before. Whitespace and parentheses are not counted, because formatting changes
 * them.
 */
function caretAfter(text: string, caret: number, formatted: string): number {
  const counts = (char: string): boolean => !/[\s();]/.test(char)
  let letters = 0
  for (let i = 0; i < caret; i++) if (counts(text[i]!)) letters++
  let at = 0
  while (at < formatted.length && letters > 0) if (counts(formatted[at++]!)) letters--
  return at
}
