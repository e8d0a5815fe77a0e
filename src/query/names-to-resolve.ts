import type { Text } from '../lang/ast.ts'
import { nameRequest, nameRequestKey, type Params, type SingularSelector } from './name-requests.ts'
import type { NameRequest } from './read-requests.ts'
import { bindArguments } from './saved/bind-arguments.ts'
import { callsIn, emptyLibrary, type SavedLibrary } from './saved/saved-library.ts'
import { isTreeNode, visitTree } from './visit-tree.ts'

/** Calls of saved queries with different arguments that are followed; a text with more is refused when it is resolved. */
const MOST_CALLS = 10_000
const noneOpen: ReadonlySet<string> = new Set()

/**
 * Every name that a text, and what it calls, needs to have looked up before it can be resolved, each once. The names of a
 * saved query may come from the arguments of its calls.
 */
export function namesToResolve(
  tree: Text,
  params: Params,
  library: SavedLibrary = emptyLibrary,
): readonly NameRequest[] {
  const wanted = new Map<string, NameRequest>()
  const seen = new Set<string>()
  const left: { readonly tree: Text; readonly params: Params }[] = [{ tree, params }]
  for (;;) {
    const next = left.pop()
    if (next === undefined) break
    for (const request of namesIn(next.tree, next.params)) wanted.set(nameRequestKey(request), request)
    for (const call of library.entries.size === 0 ? [] : callsIn(next.tree)) {
      const entry = library.entries.get(call.name.text)
      if (entry?.tree === undefined) continue
      const bound = bindArguments(call, entry.saved, { params: next.params, open: noneOpen }).params
      const key = JSON.stringify([call.name.text, bound])
      if (seen.has(key) || seen.size >= MOST_CALLS) continue
      seen.add(key)
      left.push({ tree: entry.tree, params: bound })
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

/** Selectors alone have these kinds and a name that is a word or a parameter. */
function isSingular(node: object): node is SingularSelector {
  const { kind, name } = node as { readonly kind?: unknown; readonly name?: unknown }
  return SINGULAR.includes(kind) && isTreeNode(name)
}
