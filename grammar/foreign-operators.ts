import type { TokenType } from 'chevrotain'
import {
  Comma,
  Equal,
  GreaterOrEqual,
  keyword,
  LeftParen,
  LessOrEqual,
  NotEqual,
  RightParen,
  Semicolon,
} from './tokens.ts'

/** Operators of other languages and their equivalents in this one, longest first. */
export const foreignOperators: readonly (readonly [string, TokenType])[] = [
  ['!==', NotEqual],
  ['===', Equal],
  ['==', Equal],
  [':=', Equal],
  ['=~', keyword.matching],
  ['<>', NotEqual],
  ['=<', LessOrEqual],
  ['=>', GreaterOrEqual],
  ['&&', keyword.and],
  ['||', keyword.or],
  ['~', keyword.matching],
  ['≠', NotEqual],
  ['≤', LessOrEqual],
  ['≥', GreaterOrEqual],
  ['＝', Equal],
  ['，', Comma],
  ['；', Semicolon],
  ['（', LeftParen],
  ['）', RightParen],
]
