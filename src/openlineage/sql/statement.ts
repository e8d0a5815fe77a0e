import type { SqlToken } from './tokens.ts'

/** A cursor over the tokens of one statement. */
export interface Statement {
  /** Consumes the next tokens if they are these words. Returns whether they are. */
  take(...words: readonly string[]): boolean
  /** Consumes tokens while they are in the set. */
  skip(words: ReadonlySet<string>): void
  /** The next token in upper case if it is a word. */
  peek(): string | undefined
  /** Consumes a name of one or more parts, such as `"db"."table"`; undefined if the next token does not start a name. */
  name(): readonly string[] | undefined
  /** Consumes the next token if it is this mark. Returns whether it is. */
  mark(text: string): boolean
  /** Consumes tokens up to and including the next of these words outside parentheses. Returns the word. */
  seek(words: ReadonlySet<string>): string | undefined
}

/** Splits at the semicolons. */
export function splitStatements(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const statements: SqlToken[][] = [[]]
  for (const token of tokens)
    if (isMark(token, ';')) statements.push([])
    else statements.at(-1)!.push(token)
  return statements.filter((statement) => statement.length > 0)
}

export function readStatement(tokens: readonly SqlToken[]): Statement {
  let at = 0
  const wordAt = (index: number): string | undefined => {
    const token = tokens[index]
    return token?.kind === 'word' ? token.text.toUpperCase() : undefined
  }
  return {
    take(...words) {
      if (!words.every((word, index) => wordAt(at + index) === word)) return false
      at += words.length
      return true
    },
    skip(words) {
      while (words.has(wordAt(at) ?? '')) at += 1
    },
    peek: () => wordAt(at),
    name() {
      const parts: string[] = []
      for (;;) {
        const token = tokens[at]
        if (token?.kind !== 'word' && token?.kind !== 'quoted') break
        parts.push(...partsOf(token))
        at += 1
        if (!isMark(tokens[at], '.')) break
        at += 1
      }
      return parts.length === 0 ? undefined : parts
    },
    mark(text) {
      if (!isMark(tokens[at], text)) return false
      at += 1
      return true
    },
    seek(words) {
      let depth = 0
      for (; at < tokens.length; at++) {
        const token = tokens[at]!
        if (isMark(token, '(')) depth += 1
        else if (isMark(token, ')')) depth -= 1
        const word = depth === 0 ? wordAt(at) : undefined
        if (word !== undefined && words.has(word)) {
          at += 1
          return word
        }
      }
      return undefined
    },
  }
}

const isMark = (token: SqlToken | undefined, text: string): boolean =>
  token?.kind === 'mark' && token.text === text

/** The parts of a name token. BigQuery quotes a whole dotted name; a quoted path is one part. */
function partsOf(token: SqlToken): readonly string[] {
  return token.kind === 'quoted' && !token.text.includes('/') ? token.text.split('.') : [token.text]
}
