import { PARAM_KINDS, type ParamKind, type SavedParam } from '../domain/saved-query.ts'
import { paramValue } from './param-value.ts'

export interface Header {
  readonly description?: string
  readonly params: readonly SavedParam[]
}

/** `$name kind = default: description`, all but the name to be left out. */
const PARAM = new RegExp(
  `^\\$([A-Za-z_]\\w*)(?: +(${PARAM_KINDS.join('|')}))?(?: *= *(.+?))?(?:: *(.*))?$`,
  'u',
)

/**
 * What the comments at the head of a query's text say of it: a line that begins with `$` tells a parameter, all others are
 * the description.
 */
export function readHeader(text: string): Header {
  const description: string[] = []
  const params: SavedParam[] = []
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '') continue
    const comment = /^\s*--(.*)$/u.exec(line)?.[1]?.trim()
    if (comment === undefined) break
    const param = paramOf(comment)
    if (param === undefined) description.push(comment)
    else params.push(param)
  }
  const told = description.join(' ').trim()
  return { ...(told === '' ? {} : { description: told }), params }
}

/** A parameter as it is told in a header or by a flag; undefined if it is none. */
export function paramOf(text: string): SavedParam | undefined {
  const [, name, kind, value, description] = PARAM.exec(text) ?? []
  if (name === undefined) return undefined
  return {
    name,
    ...(kind === undefined ? {} : { kind: kind as ParamKind }),
    ...(description === undefined || description === '' ? {} : { description }),
    ...(value === undefined ? {} : { default: paramValue(value) as SavedParam['default'] & {} }),
  }
}
