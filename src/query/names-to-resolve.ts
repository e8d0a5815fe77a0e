import type { Text } from '../lang/ast.ts'
import { nameRequest, nameRequestKey, type Params, type SingularSelector } from './name-requests.ts'
import type { NameRequest } from './read-requests.ts'
import { bindArguments } from './saved/bind-arguments.ts'
import { callsIn, emptyLibrary, type SavedLibrary } from './saved/saved-library.ts'
import { isTreeNode, visitTree } from './visit-tree.ts'

/** The maximum number of different calls of saved queries that are followed. `resolve` refuses a text with more. */
const MAX_CALLS = 10_000
const noneOpen: ReadonlySet<string> = new Set()

/**
 * Every name that must be looked up before a text, and the saved queries that it calls, can be resolved; each once. The names in
 * a saved query may come from the arguments of its calls.
 */
export function namesToResolve(
  tree: Text,
  params: Params,
  library: SavedLibrary = emptyLibrary,
): readonly NameRequest[] {
  const wanted = new Map<string, NameRequest>()
  const seen = new Set<string>()
  const todo: { readonly tree: Text; readonly params: Params }[] = [{ tree, params }]
  for (;;) {
    const next = todo.pop()
    if (next === undefined) break
    for (const request of namesIn(next.tree, next.params)) wanted.set(nameRequestKey(request), request)
    for (const call of library.entries.size === 0 ? [] : callsIn(next.tree)) {
      const entry = library.entries.get(call.name.text)
      if (entry?.tree === undefined) continue
      const bound = bindArguments(call, entry.saved, { params: next.params, open: noneOpen }).params
      const key = JSON.stringify([call.name.text, bound])
      if (seen.has(key) || seen.size >= MAX_CALLS) continue
      seen.add(key)
      todo.push({ tree: entry.tree, params: bound })
    }
  }
  return [...wanted.values()]
}

function namesIn(tree: Text, params: Params): readonly NameRequest[] {
  const bound = new Set(tree.lets.map((binding) => binding.name.text))
  const requests: NameRequest[] = []
  visitTree(tree, (node) => {
    if (!isSingular(node) || (node.kind === 'bare' && !node.name.quoted && bound.has(node.name.text))) return
    const request = nameRequest(node, params)
    if (request !== undefined) requests.push(request)
  })
  return requests
}

const SINGULAR: readonly unknown[] = ['dataset', 'job', 'bare', 'run', 'operation', 'id']

/** Only singular selectors have one of these kinds and a name that is a word or a parameter. */
function isSingular(node: object): node is SingularSelector {
  const { kind, name } = node as { readonly kind?: unknown; readonly name?: unknown }
  return SINGULAR.includes(kind) && isTreeNode(name)
}
