import { PARAM_KINDS, type ParamKind, type SavedParam } from '../domain/saved-query.ts'
import { paramValue } from './param-value.ts'

export interface Header {
  readonly description?: string
  readonly params: readonly SavedParam[]
}

/** `$name kind = default: description`. All parts except the name are optional. */
const PARAM = new RegExp(
  `^\\$([A-Za-z_]\\w*)(?: +(${PARAM_KINDS.join('|')}))?(?: *= *(.+?))?(?:: *(.*))?$`,
  'u',
)

/** Reads the comments at the start of a query. A line that begins with `$` declares a parameter; the others are the description. */
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
  const joined = description.join(' ').trim()
  return { ...(joined === '' ? {} : { description: joined }), params }
}

/** Parses the declaration of a parameter in a comment or flag; undefined if it is not one. */
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
