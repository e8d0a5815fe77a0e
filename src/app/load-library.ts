import type { Text } from '../lang/ast.ts'
import type { SavedQuery } from '../domain/saved-query.ts'
import { parse } from '../lang/parse.ts'
import { callsIn, emptyLibrary, type SavedEntry, type SavedLibrary } from '../query/saved/saved-library.ts'
import type { SavedQueryStore } from '../store/saved-query-store.ts'

/** Loads the saved queries that a text calls, that those call, and so on. `instead` is about to be saved under its name. */
export async function loadLibrary(
  tree: Text,
  store: Pick<SavedQueryStore, 'get' | 'names'>,
  instead?: SavedQuery,
): Promise<SavedLibrary> {
  const entries = new Map<string, SavedEntry>()
  if (instead !== undefined) entries.set(instead.name, entryOf(instead))
  const requested = new Set(entries.keys())
  let missing = false
  let trees: readonly Text[] = [tree]
  for (;;) {
    const names = new Set(trees.flatMap((t) => callsIn(t)).map((call) => call.name.text))
    const missingNames = [...names].filter((name) => !requested.has(name))
    if (missingNames.length === 0) break
    const found = (await store.get(missingNames)).map(entryOf)
    for (const name of missingNames) requested.add(name)
    for (const entry of found) entries.set(entry.saved.name, entry)
    missing ||= found.length < missingNames.length
    trees = found.flatMap((entry) => entry.tree ?? [])
  }
  if (requested.size === 0) return emptyLibrary
  return { entries, names: missing ? await store.names() : [] }
}

function entryOf(saved: SavedQuery): SavedEntry {
  const { tree, diagnostics } = parse(saved.text)
  return tree === undefined ? { saved, mistakes: diagnostics } : { saved, tree, mistakes: [] }
}
