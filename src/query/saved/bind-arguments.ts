import type { TextSpan } from '../../diagnostics/span.ts'
import type { ParamValue, SavedParam, SavedQuery } from '../../domain/saved-query.ts'
import type { Value } from '../../lang/ast.ts'
import type { Params } from '../name-requests.ts'
import { fitsKind } from './fits-kind.ts'
import type { Call } from './saved-library.ts'

/** The values of a text's parameters. `open` ones have no known value yet, since the text is only being saved. */
export interface Bindings {
  readonly params: Params
  readonly open: ReadonlySet<string>
}

export type ArgumentFault =
  | { readonly kind: 'unknown'; readonly name: string; readonly span: TextSpan }
  | { readonly kind: 'repeated'; readonly name: string; readonly span: TextSpan }
  | {
      readonly kind: 'unfit'
      readonly param: SavedParam
      readonly value: ParamValue
      readonly span: TextSpan
    }
  | { readonly kind: 'unbound'; readonly name: string; readonly span: TextSpan }
  | { readonly kind: 'missing'; readonly params: readonly SavedParam[]; readonly span: TextSpan }

/** The values of a saved query's parameters in a call, and the mistakes in the call. */
export function bindArguments(
  call: Call,
  { params: declared }: SavedQuery,
  outer: Bindings,
): Bindings & { readonly faults: readonly ArgumentFault[] } {
  const params: Record<string, ParamValue> = {}
  const open = new Set<string>()
  const seen = new Set<string>()
  const faults: ArgumentFault[] = []
  for (const { name, value } of call.args) {
    const { text, span } = name
    const param = declared.find((p) => p.name === text)
    if (param === undefined) faults.push({ kind: 'unknown', name: text, span })
    else if (seen.has(text)) faults.push({ kind: 'repeated', name: text, span })
    else if (value.kind === 'param' && outer.open.has(value.name)) open.add(text)
    else {
      const bound = valueOf(value, outer.params)
      if (bound === undefined) {
        open.add(text)
        faults.push({ kind: 'unbound', name: (value as { readonly name: string }).name, span: value.span })
      } else {
        params[text] = bound
        if (!fitsKind(bound, param.kind))
          faults.push({ kind: 'unfit', param, value: bound, span: value.span })
      }
    }
    seen.add(text)
  }
  const missing = declared.filter((p) => !seen.has(p.name) && p.default === undefined)
  if (missing.length > 0) faults.push({ kind: 'missing', params: missing, span: call.span })
  for (const p of declared)
    if (!seen.has(p.name)) {
      if (p.default === undefined) open.add(p.name)
      else params[p.name] = p.default
    }
  return { params, open, faults }
}

/** An argument as a parameter value. Times remain text, and are read where they are used. */
function valueOf(value: Value, outer: Params): ParamValue | undefined {
  switch (value.kind) {
    case 'param':
      return Object.hasOwn(outer, value.name) ? outer[value.name] : undefined
    case 'number':
      return value.value
    case 'now':
    case 'today':
    case 'yesterday':
      return value.kind
    default:
      return value.text
  }
}
