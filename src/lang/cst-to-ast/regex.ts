import type { IToken } from '../../../grammar/cst.ts'
import type { Regex } from '../ast.ts'
import { spanOfToken } from './reader.ts'

/** A regular expression between slashes; `\/` in it is a plain slash, every other escape is the expression's own. */
export function readRegex(token: IToken): Regex {
  const end = token.image.lastIndexOf('/')
  const source = token.image
    .slice(1, Math.max(end, 1))
    .replaceAll(/\\./gsu, (pair) => (pair === '\\/' ? '/' : pair))
  return { kind: 'regex', source, ignoreCase: token.image.slice(end + 1) === 'i', span: spanOfToken(token) }
}
