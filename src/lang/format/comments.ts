import { lex } from '../../../grammar/lexer.ts'
import type { IToken } from '../../../grammar/cst.ts'
import * as t from '../../../grammar/tokens.ts'
import { readQuoted } from '../../../grammar/quoted-text.ts'
import { TEXT_LIMITS } from '../limits.ts'

/** Comments by the index of the token that they belong to. Comments at the end of the text have the number of tokens. */
export interface Comments {
  /** On lines of their own before the token. */
  readonly leading: ReadonlyMap<number, readonly string[]>
  /** After the token, on its own line. */
  readonly trailing: ReadonlyMap<number, string>
}

/** Finds the comments of a text. */
export function commentsOf(text: string, tokens: readonly IToken[]): Comments {
  const leading = new Map<number, string[]>()
  const trailing = new Map<number, string>()
  for (let i = 0; i <= tokens.length; i++) {
    const from = i === 0 ? 0 : endOf(tokens[i - 1]!)
    const gap = text.slice(from, tokens[i]?.startOffset ?? text.length)
    for (const [line, part] of gap.split(/\r\n|[\n\r]/u).entries()) {
      const comment = /--.*$/u.exec(part)?.[0].trimEnd()
      if (comment === undefined) continue
      if (line === 0 && i > 0) trailing.set(i - 1, comment)
      else leading.set(i, [...(leading.get(i) ?? []), comment])
    }
  }
  return { leading, trailing }
}

/** Adds the comments of `source` to its formatted text. Both have the same words, except for parentheses and quotes. */
export function withComments(lines: readonly string[], source: string): string {
  const written = lex(source, TEXT_LIMITS.tokens).tokens
  const found = commentsOf(source, written)
  const text = lines.join('\n')
  if (found.leading.size === 0 && found.trailing.size === 0) return text
  const tokens = lex(text, TEXT_LIMITS.tokens).tokens
  return emit(text, tokens, moved(found, written, tokens))
}

/** Moves comments to the tokens of the formatted text: to the same word, or to a neighbour if the word is gone. */
function moved(found: Comments, written: readonly IToken[], tokens: readonly IToken[]): Comments {
  const leading = new Map<number, string[]>()
  const trailing = new Map<number, string>()
  /** Number of formatted tokens matched so far. */
  let next = 0
  for (let i = 0; i <= written.length; i++) {
    const before = found.leading.get(i)
    if (before !== undefined) leading.set(next, [...(leading.get(next) ?? []), ...before])
    const token = written[i]
    if (token === undefined) break
    if (tokens[next] !== undefined && isSame(token, tokens[next]!)) next++
    const after = found.trailing.get(i)
    if (after === undefined) continue
    const at = next - 1
    if (at >= 0 && !trailing.has(at) && !leading.has(next)) trailing.set(at, after)
    else leading.set(next, [...(leading.get(next) ?? []), after])
  }
  return { leading, trailing }
}

function isSame(a: IToken, b: IToken): boolean {
  if (t.punctuation.includes(a.tokenType) || t.punctuation.includes(b.tokenType))
    return a.tokenType === b.tokenType
  if (a.tokenType === b.tokenType && a.tokenType !== t.Quoted) return true
  return plain(a) === plain(b)
}

const plain = ({ tokenType, image }: IToken): string =>
  (tokenType === t.Quoted ? readQuoted(image) : image).toLowerCase()

const endOf = (token: IToken): number => token.endOffset! + 1

/** Writes each comment at its token. Text after a comment starts on a new line. */
function emit(text: string, tokens: readonly IToken[], { leading, trailing }: Comments): string {
  let out = ''
  let indent = ''
  for (let i = 0; i <= tokens.length; i++) {
    const from = i === 0 ? 0 : endOf(tokens[i - 1]!)
    const gap = text.slice(from, tokens[i]?.startOffset ?? text.length)
    const own = /\n( *)$/u.exec(gap)?.[1]
    if (own !== undefined) indent = own
    const after = i > 0 ? trailing.get(i - 1) : undefined
    const before = leading.get(i) ?? []
    const comments = before.map(
      (comment) => `${own ?? indent}${own === undefined && i > 0 && i < tokens.length ? '  ' : ''}${comment}`,
    )
    if (after === undefined && before.length === 0) {
      out += gap
    } else {
      const rest = i === tokens.length ? [] : [own === undefined && i > 0 ? `${indent}  ` : (own ?? '')]
      const parts = [...comments, ...rest]
      out += `${after === undefined ? '' : ` ${after}`}${i > 0 || after !== undefined ? '\n' : ''}${parts.join('\n')}`
      if (i === tokens.length) out = out.trimEnd()
    }
    if (tokens[i] !== undefined) out += tokens[i]!.image
  }
  return out
}
