import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ParamValue, SavedParam, SavedQuery } from '../domain/saved-query.ts'
import type { Text } from '../lang/ast.ts'
import { parse } from '../lang/parse.ts'
import { resolve } from '../query/resolve.ts'
import { fitsKind } from '../query/saved/fits-kind.ts'
import { visitTree } from '../query/visit-tree.ts'
import type { SavedQueryStore } from '../store/saved-query-store.ts'
import { loadLibrary } from './load-library.ts'
import type { SaveOutcome, SavingRequest } from './saving.ts'

type Checked =
  | { readonly kind: 'fine'; readonly query: SavedQuery; readonly remarks: readonly Diagnostic[] }
  | Exclude<SaveOutcome, { readonly kind: 'saved' }>

/**
 * Checks a query before it is saved. Parses and resolves everything that needs neither the names of entities, which may come and
 * go, nor the values of parameters without a default.
 */
export async function checkSaved(
  name: string,
  { text, description, params: declared = [] }: SavingRequest,
  store: Pick<SavedQueryStore, 'get' | 'names'>,
  now: number,
): Promise<Checked> {
  const { tree, diagnostics } = parse(text)
  if (tree === undefined) return { kind: 'mistakes', diagnostics }
  if (tree.explain)
    return refused('a saved query cannot start with `explain`; use `explain @name` to explain it', 'text')
  const named = paramsIn(tree)
  const fault = faultOf(declared, named)
  if (fault !== undefined) return fault

  const others = [...named].filter((param) => !declared.some((p) => p.name === param))
  const params: readonly SavedParam[] = [...declared, ...others.map((param) => ({ name: param }))]
  const query: SavedQuery = {
    name,
    text,
    ...(description === undefined ? {} : { description }),
    params,
    savedAt: now,
  }
  const resolved = resolve(tree, {
    params: Object.fromEntries(params.flatMap((p) => (p.default === undefined ? [] : [[p.name, p.default]]))),
    open: new Set(params.filter((p) => p.default === undefined).map((p) => p.name)),
    names: [],
    library: await loadLibrary(tree, store, query),
    saving: name,
    now,
  })
  const remarks = [...diagnostics, ...resolved.diagnostics]
  return remarks.some((d) => d.severity === 'error')
    ? { kind: 'mistakes', diagnostics: remarks }
    : { kind: 'fine', query, remarks }
}

/** The `$name`s of a text, in order of occurrence. */
function paramsIn(tree: Text): ReadonlySet<string> {
  const names = new Set<string>()
  visitTree(tree, (node) => {
    if ('kind' in node && node.kind === 'param' && 'name' in node) names.add(String(node.name))
  })
  return names
}

function faultOf(declared: readonly SavedParam[], named: ReadonlySet<string>): Checked | undefined {
  const seen = new Set<string>()
  for (const [i, param] of declared.entries()) {
    const at = `params.${i}`
    if (seen.has(param.name)) return refused(`duplicate parameter ${param.name}`, `${at}.name`)
    if (!named.has(param.name)) return refused(`the text does not name $${param.name}`, `${at}.name`)
    if (param.default !== undefined && !fitsKind(param.default, param.kind))
      return refused(`${valueText(param.default)} is not a ${param.kind!}`, `${at}.default`)
    seen.add(param.name)
  }
  return undefined
}

const valueText = (value: ParamValue): string => (typeof value === 'object' ? 'a list' : String(value))

const refused = (reason: string, path: string): Checked => ({ kind: 'refused', reason, path })
