import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { SavedQuery } from '../../domain/saved-query.ts'
import type { Selector, Text } from '../../lang/ast.ts'
import { isTreeNode, visitTree } from '../visit-tree.ts'

export type Call = Extract<Selector, { readonly kind: 'saved' }>

/** A saved query and its syntax tree. Without a tree its text is invalid, and `mistakes` say why. */
export interface SavedEntry {
  readonly saved: SavedQuery
  readonly tree?: Text
  readonly mistakes: readonly Diagnostic[]
}

/** The saved queries that a text may call: those that it names, those that these name, and so on. */
export interface SavedLibrary {
  readonly entries: ReadonlyMap<string, SavedEntry>
  /** All saved names, for suggestions; empty if no called query is missing. */
  readonly names: readonly string[]
}

export const emptyLibrary: SavedLibrary = { entries: new Map(), names: [] }

/** Every call of a saved query in a tree. */
export function callsIn(tree: Text): readonly Call[] {
  const calls: Call[] = []
  visitTree(tree, (node) => {
    if (isCall(node)) calls.push(node)
  })
  return calls
}

/** Only selectors have this kind and arguments. */
export const isCall = (node: object): node is Call =>
  'kind' in node && node.kind === 'saved' && 'args' in node && 'name' in node && isTreeNode(node.name)
