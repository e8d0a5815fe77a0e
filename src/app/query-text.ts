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
      /** In one line, as in answers. */
      readonly canonical: string
      readonly diagnostics: readonly Diagnostic[]
    }
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }

/** Functions for query texts that do not need the store. */
export interface QueryText {
  /** Formats a text in readable lines, of at most `width` characters if possible. Comments remain in place. */
  format(query: string, width?: number): Formatted
  /** The canonical JSON of the syntax tree; with `spans`, the tree with the span of each part. */
  parse(query: string, options?: { readonly spans: boolean }): ParsedText
  /** The text of a syntax tree from elsewhere. */
  ofTree(
    tree: unknown,
  ):
    | { readonly ok: true; readonly text: string }
    | { readonly ok: false; readonly faults: readonly TreeFault[] }
  readonly treeSchema: () => object
  /** The words of a text, valid or not, with their classes. */
  highlight(query: string): readonly Highlight[]
  /** Whether the text needs more before it is a query. */
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
