import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { parse } from '../parse.ts'
import { withComments } from './comments.ts'
import { layText } from './lay-text.ts'

/** As wide as lines become, unless told otherwise. */
const WIDTH = 80

/**
 * A text in readable lines: as its canonical text, but broken where it is longer than `width` characters, and with its
 * comments at the words they stand at. Formatting the result again changes nothing. Without a text where it cannot be read.
 */
export function formatInLines(
  text: string,
  width = WIDTH,
): { readonly text?: string; readonly diagnostics: readonly Diagnostic[] } {
  const { tree, diagnostics } = parse(text)
  return tree === undefined
    ? { diagnostics }
    : { text: withComments(layText(tree, width), text), diagnostics }
}
