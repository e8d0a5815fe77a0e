/**
 * A token of SQL text in any dialect: a word, a quoted name (without its quotes), a string, or a single character. This is enough
 * to find verbs and names. There are no tokens for comments and white space.
 */
export interface SqlToken {
  readonly kind: 'word' | 'quoted' | 'string' | 'mark'
  readonly text: string
}

const WORD = /[\p{L}\p{N}_$@#]+/uy
const DOLLAR_QUOTE = /\$(?:[A-Za-z_]\w*)?\$/y

/** Splits SQL text into tokens in linear time. Never throws. */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = []
  let at = 0
  while (at < sql.length) {
    const char = sql[at]!
    const next = sql[at + 1]
    if (/\s/.test(char)) at += 1
    else if (char === '-' && next === '-') at = after(sql, '\n', at)
    else if (char === '/' && next === '*') at = after(sql, '*/', at + 2)
    else if (char === "'" || char === '"' || char === '`') {
      const end = closing(sql, at)
      tokens.push({
        kind: char === "'" ? 'string' : 'quoted',
        text: sql.slice(at + 1, end - 1).replaceAll(char + char, char),
      })
      at = end
    } else if (char === '[' && namesColumnOrTable(sql, at)) {
      const end = after(sql, ']', at)
      tokens.push({ kind: 'quoted', text: sql.slice(at + 1, end - 1) })
      at = end
    } else {
      const quote = char === '$' ? match(DOLLAR_QUOTE, sql, at) : undefined
      const word = quote === undefined ? match(WORD, sql, at) : undefined
      if (quote !== undefined) {
        const end = after(sql, quote, at + quote.length)
        tokens.push({ kind: 'string', text: sql.slice(at + quote.length, end - quote.length) })
        at = end
      } else {
        tokens.push(word === undefined ? { kind: 'mark', text: char } : { kind: 'word', text: word })
        at += word?.length ?? 1
      }
    }
  }
  return tokens
}

/** The index after the next occurrence, or the end of the text. */
function after(sql: string, text: string, from: number): number {
  const found = sql.indexOf(text, from)
  return found === -1 ? sql.length : found + text.length
}

/** The index after the quote that closes the one at `start`. Skips doubled quotes and, in strings, escaped ones. */
function closing(sql: string, start: number): number {
  const quote = sql[start]!
  for (let i = start + 1; i < sql.length; i++) {
    if (sql[i] === '\\' && quote === "'") i += 1
    else if (sql[i] === quote) {
      if (sql[i + 1] !== quote) return i + 1
      i += 1
    }
  }
  return sql.length
}

/** Whether the bracket at `at` starts a T-SQL name such as `[orders]`. After a word, it is an index or an array type. */
function namesColumnOrTable(sql: string, at: number): boolean {
  return !/[\p{L}\p{N}_)\]]/u.test(sql[at - 1] ?? ' ')
}

function match(pattern: RegExp, sql: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(sql)?.[0]
}
