import type { Text } from '../lang/ast.ts'
import { nameRequest, nameRequestKey, type Params, type SingularSelector } from './name-requests.ts'
import type { NameRequest } from './read-requests.ts'
import { isTreeNode, visitTree } from './visit-tree.ts'

/** Every name that a text needs to have looked up before it can be resolved, each once. */
export function namesWanted(tree: Text, params: Params): readonly NameRequest[] {
  const bound = new Set(tree.lets.map((binding) => binding.name.text))
  const wanted = new Map<string, NameRequest>()
  visitTree(tree, (node) => {
    if (!isSingular(node) || (node.kind === 'bare' && !node.name.quoted && bound.has(node.name.text))) return
    const request = nameRequest(node, params)
    if (request !== undefined) wanted.set(nameRequestKey(request), request)
  })
  return [...wanted.values()]
}

const SINGULAR: readonly unknown[] = ['dataset', 'job', 'bare', 'run', 'operation', 'id']

/** Selectors alone have these kinds and a name that is a word or a parameter. */
function isSingular(node: object): node is SingularSelector {
  const { kind, name } = node as { readonly kind?: unknown; readonly name?: unknown }
  return SINGULAR.includes(kind) && isTreeNode(name)
}
