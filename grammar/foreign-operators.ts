import type { TokenType } from 'chevrotain'
import { Equal, GreaterOrEqual, keyword, LessOrEqual, NotEqual } from './tokens.ts'

/** Operators of other languages and what they are called here, longest first. */
export const foreignOperators: readonly (readonly [string, TokenType])[] = [
  ['!==', NotEqual],
  ['===', Equal],
  ['==', Equal],
  ['<>', NotEqual],
  ['=<', LessOrEqual],
  ['=>', GreaterOrEqual],
  ['&&', keyword.and],
  ['||', keyword.or],
]
