import { REDACTED, type TextRange } from './redacted.ts'

/** A value in a text, without its quotes. */
export interface ValueRead {
  readonly range: TextRange
  readonly quoted: boolean
}

/** Maximum length of a quoted value; it ends with its line at the latest. */
const LONGEST_QUOTED = 65_536
/** Quotes, possibly inside quoted text: `'`, `\"`, `\\\"`. */
const OPENING = /(?:[bru]{1,2}(?=["']))?(\\{0,15})(["'`])/iy
/** `{p;q}` in the connection strings of ODBC and SQL Server. */
const BRACES = /\{([^{}\r\n"'=:]{1,256})\}/y
/** A list of texts. */
const LIST = /\[\s{0,8}\\{0,8}["']/y
const STOPS = /[\s"'`<>&;}\]|]/
const NEXT_KEY = /^,(?:[\s"'`]|$|[\w.-]{1,64}[ \t]?[=:])/
const CLOSING = /^\)(?:[\s,;.)}\]"'`]|$)/

/** Reads the value at a position; undefined if there is no value, or one of several parts. */
export function readValue(text: string, at: number): ValueRead | undefined {
  const opening = OPENING
  opening.lastIndex = at
  const opened = opening.exec(text)
  if (opened !== null) {
    const start = at + opened[0].length
    return { range: [start, endOfQuoted(text, start, opened[1]!.length, opened[2]!)], quoted: true }
  }
  BRACES.lastIndex = at
  const braces = BRACES.exec(text)
  if (braces !== null) return { range: [at + 1, at + 1 + braces[1]!.length], quoted: true }
  LIST.lastIndex = at
  if (LIST.test(text)) {
    const end = text.slice(at, at + 4096).indexOf(']')
    return end === -1 ? undefined : { range: [at + 1, at + end], quoted: true }
  }
  return unquoted(text, at)
}

/** The position of the closing quote with the same number of backslashes; else the end of the line. */
function endOfQuoted(text: string, start: number, backslashes: number, quote: string): number {
  const limit = Math.min(text.length, start + LONGEST_QUOTED)
  for (let at = text.indexOf(quote, start); at !== -1 && at < limit; at = text.indexOf(quote, at + 1)) {
    let before = 0
    while (at - before > start && text[at - before - 1] === '\\') before++
    if (before > backslashes && (before - backslashes) % 2 === 1 && backslashes === 0) continue
    if (before > backslashes && backslashes > 0) continue
    // SQL doubles a quote inside a text.
    if (backslashes === 0 && quote === "'" && text[at + 1] === "'") {
      at++
      continue
    }
    return at - Math.min(before, backslashes)
  }
  const line = text.slice(start, limit).search(/[\r\n]/)
  return line === -1 ? limit : start + line
}

function unquoted(text: string, start: number): ValueRead | undefined {
  let at = start
  if (text.startsWith('${', at) || text.startsWith('{{', at)) return undefined
  while (at < text.length) {
    const c = text[at]!
    if (text.startsWith(REDACTED, at)) {
      at += REDACTED.length
      continue
    }
    if (STOPS.test(c)) break
    if (c === ',' && NEXT_KEY.test(text.slice(at, at + 70))) break
    if (c === ')' && CLOSING.test(text.slice(at, at + 2))) break
    if (c === '\\' && /^\\+(?:["'`nrt]|$)/.test(text.slice(at, at + 16))) break
    if ((c === '(' || c === '[' || c === '{') && at === start) return undefined
    at++
  }
  // The full stop of a sentence is not part of the value.
  if (at > start + 1 && /[.,:!]/.test(text[at - 1]!) && (at === text.length || /\s/.test(text[at]!))) at--
  return at === start ? undefined : { range: [start, at], quoted: false }
}
