import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { parse } from '../parse.ts'
import { withComments } from './comments.ts'
import { layoutText } from './layout-text.ts'

/** Default line width in characters. */
const WIDTH = 80

/**
 * Formats a text: the canonical text, broken into lines of at most `width` characters if possible, with its comments.
 * Formatting the result again changes nothing. A text with errors gives diagnostics only.
 */
export function formatInLines(
  text: string,
  width = WIDTH,
): { readonly text?: string; readonly diagnostics: readonly Diagnostic[] } {
  const { tree, diagnostics } = parse(text)
  return tree === undefined
    ? { diagnostics }
    : { text: withComments(layoutText(tree, width), text), diagnostics }
}
