import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { format } from '../lang/format.ts'
import { formatInLines } from '../lang/format/format-in-lines.ts'
import { highlight, type Highlight } from '../lang/highlight.ts'
import { isUnfinished } from '../lang/is-unfinished.ts'
import { astJsonSchema } from '../lang/json/ast-schema.ts'
import { textOfTree, treeToJson, type TreeFault } from '../lang/json/tree-json.ts'
import { parse } from '../lang/parse.ts'

export type Formatted =
  | { readonly kind: 'formatted'; readonly text: string }
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }

export type ParsedText =
  | {
      readonly kind: 'parsed'
      readonly tree: unknown
      /** On one line, as answers carry it. */
      readonly canonical: string
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }

/** What can be done with a text alone, without asking the store. */
export interface QueryText {
  /** The text in readable lines, of at most so many characters where that can be; comments stay where they stand. */
  format(query: string, width?: number): Formatted
  /** The canonical JSON of the text's tree, or that with the place of each part in the text. */
  parse(query: string, options?: { readonly spans: boolean }): ParsedText
  /** The text of a tree that comes from elsewhere. */
  ofTree(
    tree: unknown,
  ):
    | { readonly ok: true; readonly text: string }
    | { readonly ok: false; readonly faults: readonly TreeFault[] }
  readonly treeSchema: () => object
  /** The words of a text, sound or not, with what they look like. */
  highlight(query: string): readonly Highlight[]
  /** Whether more is to come before the text is a query. */
  isUnfinished(query: string): boolean
}

export const queryText: QueryText = {
  format(query, width) {
    const formatted = formatInLines(query, width)
    return formatted.text === undefined
      ? { kind: 'mistakes', diagnostics: formatted.diagnostics }
      : { kind: 'formatted', text: formatted.text }
  },
  parse(query, { spans } = { spans: false }) {
    const { tree, diagnostics } = parse(query)
    return tree === undefined
      ? { kind: 'mistakes', diagnostics }
      : { kind: 'parsed', tree: spans ? tree : treeToJson(tree), canonical: format(tree), diagnostics }
  },
  ofTree: textOfTree,
  treeSchema: astJsonSchema,
  highlight,
  isUnfinished,
}
