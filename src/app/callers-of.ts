import { parse } from '../lang/parse.ts'
import { callsIn } from '../query/saved/saved-library.ts'
import type { SavedQueryStore } from '../store/saved-query-store.ts'

/** The names of the other saved queries whose texts call this one, in order. */
export async function callersOf(
  name: string,
  store: Pick<SavedQueryStore, 'get' | 'names'>,
): Promise<readonly string[]> {
  const others = (await store.names()).filter((other) => other !== name)
  const saved = await store.get(others)
  return saved.filter(({ text }) => calls(text, name)).map((query) => query.name)
}

function calls(text: string, name: string): boolean {
  // Parsing a thousand texts takes long, and most call nothing.
  if (!text.includes('@')) return false
  const { tree } = parse(text)
  return tree !== undefined && callsIn(tree).some((call) => call.name.text === name)
}
