import { RE2JS } from 're2js'

const STAR = -1
const ANY = -2

/**
 * Whether a whole text matches a glob: `*` matches any characters, including `/` and `.`; `?` matches one; a backslash escapes the
 * next character. Case-sensitive. Takes at most text length × glob length steps.
 */
export function matchesGlob(glob: string, text: string): boolean {
  return compileGlob(glob)(text)
}

/** A glob compiled for many texts; see `matchesGlob`. */
export function compileGlob(glob: string): (text: string) => boolean {
  const literal = globLiteral(glob)
  if (literal !== undefined) return (text) => text === literal
  const pattern = patternOf(glob)
  const codes = pattern.filter((p) => p >= 0).map((p) => String.fromCodePoint(p))
  // Without surrogates, code units equal code points, and comparing them is faster.
  const plain = codes.every((c) => c.length === 1)
  return (text) => fits(pattern, plain && !hasSurrogate(text) ? codeUnits(text) : codePoints(text))
}

/** The only text that a glob matches, or undefined if it has wildcards. */
export function globLiteral(glob: string): string | undefined {
  const pattern = patternOf(glob)
  if (pattern.some((p) => p < 0)) return undefined
  return pattern.map((p) => String.fromCodePoint(p)).join('')
}

/** Escapes a text so that, as a glob, it only matches itself. */
export function globEscape(text: string): string {
  return text.replace(/[\\*?]/g, '\\$&')
}

/**
 * A test whether a text contains a match of the expression (RE2 syntax), in time linear in the text.
 * @throws RE2JSException if the expression is not well-formed; check it with `regexFault` first
 */
export function compileRegex(source: string, ignoreCase: boolean): (text: string) => boolean {
  const regex = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0)
  return (text) => regex.matcher(text).find()
}

/** Matching time is proportional to the length of the text times the size of the expression, so both are limited. */
const REGEX_LIMITS = { characters: 1_000, repeats: 1_000, steps: 5_000 }

/** What is wrong with a regular expression, or undefined if it is well-formed RE2 and not too large. */
export const regexFault = (source: string): string | undefined => checkRegex(source).fault

/** The result of compiling a regular expression. */
export interface CheckedRegex {
  readonly fault?: string
  /** The size of the compiled program, which the compile time is proportional to. */
  readonly steps: number
}

export function checkRegex(source: string): CheckedRegex {
  const { characters, repeats, steps: most } = REGEX_LIMITS
  const refused = (fault: string, steps = 0): CheckedRegex => ({ fault, steps })
  if (source.length > characters)
    return refused(`it has ${source.length} characters, and the limit is ${characters}`)
  // Check this before compiling, which expands the repeats.
  const counted = [...source.matchAll(/\{(\d+)(?:,(\d*))?\}/gu)]
  const total = counted.reduce((sum, [, least, most]) => sum + Math.max(Number(least), Number(most ?? 0)), 0)
  if (counted.length > 1 && total > repeats)
    return refused(`its counted repeats come to ${total}, and the limit is ${repeats}`)
  try {
    const steps = RE2JS.compile(source).programSize()
    return steps > most ? refused('it is too large when its repeats are written out', steps) : { steps }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refused(reason.replace(/^error parsing regexp: /u, ''))
  }
}

function patternOf(glob: string): readonly number[] {
  const out: number[] = []
  const points = codePoints(glob)
  for (let i = 0; i < points.length; i++) {
    const c = points[i]!
    if (c === 0x5c && i + 1 < points.length) out.push(points[++i]!)
    else if (c === 0x2a) {
      if (out.at(-1) !== STAR) out.push(STAR)
    } else out.push(c === 0x3f ? ANY : c)
  }
  return out
}

/** Backtracks to the last star only: an earlier star never needs to match more. */
function fits(pattern: readonly number[], text: readonly number[]): boolean {
  let p = 0
  let t = 0
  let star = -1
  let resume = 0
  while (t < text.length) {
    const want = pattern[p]
    if (want === STAR) {
      star = p++
      resume = t
    } else if (want === ANY || want === text[t]) {
      p++
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++resume
    } else return false
  }
  while (pattern[p] === STAR) p++
  return p === pattern.length
}

const hasSurrogate = (text: string): boolean => /[\ud800-\udfff]/.test(text)
const codeUnits = (text: string): number[] => {
  const out = new Array<number>(text.length)
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i)
  return out
}
const codePoints = (text: string): number[] => Array.from(text, (c) => c.codePointAt(0)!)
