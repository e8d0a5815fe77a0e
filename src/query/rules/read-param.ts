import { diagnose } from '../../diagnostics/catalogue.ts'
import { cite, either } from '../../diagnostics/wording.ts'
import type { IntegerNode, NameNode, Param, Time } from '../../lang/ast.ts'
import { timesMeant, timeOfText } from '../../lang/time-text.ts'
import { textOfParam, type Params } from '../name-requests.ts'
import type { Resolver } from './resolver.ts'

type ParamValue = Params[string]
type FixedTime = Exclude<Time, Param>

/** The value of a parameter; undefined, with an error, if it has none. */
export function paramValue(param: Param, resolver: Resolver): ParamValue | undefined {
  const { params, open } = resolver
  if (Object.hasOwn(params, param.name)) return params[param.name]
  if (open.has(param.name)) return undefined
  resolver.report(diagnose('missing-parameter', { name: param.name }, param.span))
  return undefined
}

/** The text of a name or glob, or of a parameter in its place. */
export function readText(name: NameNode, takes: 'a name' | 'a glob', resolver: Resolver): string | undefined {
  if (name.kind === 'word') return name.text
  const value = paramValue(name, resolver)
  if (value === undefined) return undefined
  const text = textOfParam(value)
  if (text !== undefined) return text
  reportWrongKind(name, takes, value, resolver)
  return undefined
}

/** A whole number of at least 0, or a parameter in its place. */
export function readInteger(node: IntegerNode, resolver: Resolver): number | undefined {
  if (node.kind === 'integer') return node.value
  const value = paramValue(node, resolver)
  if (value === undefined) return undefined
  const number = typeof value === 'string' && /^\d{1,15}$/u.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number
  reportWrongKind(node, 'a whole number', value, resolver)
  return undefined
}

/** A time, or the text of a parameter in its place. */
export function readTime(
  time: Time,
  takes: 'a time' | 'a duration',
  resolver: Resolver,
): FixedTime | undefined {
  if (time.kind !== 'param') return time
  const value = paramValue(time, resolver)
  if (value === undefined) return undefined
  const read = typeof value === 'string' ? timeOfText(value, time.span) : undefined
  if (read !== undefined && (takes === 'a time' || read.kind === 'duration')) return read
  reportWrongKind(time, takes, value, resolver)
  return undefined
}

export function reportWrongKind(param: Param, takes: string, value: ParamValue, resolver: Resolver): void {
  const found =
    typeof value === 'string'
      ? `the text ${cite(value)}`
      : typeof value === 'number'
        ? `the number ${value}`
        : 'a list'
  const meant = typeof value === 'object' ? [] : timesMeant(String(value))
  const isTime = takes === 'a time' || takes === 'a duration'
  const hint =
    typeof value === 'object' && takes !== 'a list'
      ? { hint: `use a list only after \`in\`, without parentheses: \`in $${param.name}\`` }
      : isTime && meant.length > 0
        ? { hint: `to use it as a time, write ${either(meant.map((text) => cite(text)))}` }
        : takes === 'a list'
          ? { hint: 'write a list as `["a", "b"]` in JSON, or as `--param \'name=["a", "b"]\'`' }
          : {}
  resolver.report(diagnose('parameter-kind', { name: param.name, takes, found, ...hint }, param.span))
}
