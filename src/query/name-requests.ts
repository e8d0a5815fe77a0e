import type { NameNode, Selector } from '../lang/ast.ts'
import type { NameRequest } from './read-requests.ts'
import { globLiteral } from './text-match.ts'

/** Values of `$name` in a text, by name. */
export type Params = Readonly<Record<string, string | number | readonly (string | number)[]>>

export type SingularSelector = Extract<
  Selector,
  { readonly kind: 'dataset' | 'job' | 'bare' | 'run' | 'operation' | 'id' }
>

/** The name that the store must resolve for a singular selector; undefined if a parameter in it is a list or has no value. */
export function nameRequest(selector: SingularSelector, params: Params): NameRequest | undefined {
  const text = textOf(selector.name, params)
  if (text === undefined) return undefined
  if (selector.kind === 'bare') return { of: 'dataset', text }
  if (!('in' in selector)) return { of: selector.kind, text }
  const glob = textOf(selector.in, params)
  if (glob === undefined) return undefined
  const namespace = globLiteral(glob)
  return { of: selector.kind, text, ...(namespace === undefined ? { namespaceGlob: glob } : { namespace }) }
}

/** Equal for equal requests. */
export const nameRequestKey = (request: NameRequest): string =>
  JSON.stringify([request.of, request.text, request.namespace ?? null, request.namespaceGlob ?? null])

function textOf(name: NameNode, params: Params): string | undefined {
  if (name.kind === 'word') return name.text
  return textOfParam(Object.hasOwn(params, name.name) ? params[name.name] : undefined)
}

/** A parameter as a name. A number becomes its digits, since callers often cannot tell a number from a text. */
export const textOfParam = (value: Params[string] | undefined): string | undefined =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined
