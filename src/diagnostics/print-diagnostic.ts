import type { Diagnostic } from './diagnostic.ts'
import { placeOf } from './line-index.ts'
import { pictureLine } from './picture-line.ts'
import { either } from './wording.ts'

/** Most lines shown of a span. */
const MAX_LINES = 3

/**
 * Prints a diagnostic for a terminal: severity and message, position (line and column from 1), the line with carets below
 * it, hints and suggestions. Ends without a line break.
 * @example
 * error: unknown word `upstrem`
 *  --> 1:1
 * 1 | upstrem of orders
 *   | ^^^^^^^
 *   did you mean `upstream`?
 */
export function printDiagnostic(source: string, diagnostic: Diagnostic): string {
  const lines = [`${diagnostic.severity}: ${diagnostic.message}`]
  if (diagnostic.span !== undefined) lines.push(...picture(source, diagnostic.span))
  for (const hint of diagnostic.hints ?? []) lines.push(`  hint: ${hint}`)
  const suggestions = diagnostic.suggestions ?? []
  if (suggestions.length > 0) lines.push(`  did you mean ${either(suggestions.map((s) => `\`${s}\``))}?`)
  return lines.join('\n')
}

/** The position of a span and its lines with carets below, at most three lines. */
export function picture(
  source: string,
  span: { readonly start: number; readonly end: number },
): readonly string[] {
  const start = placeOf(source, span.start)
  const end = placeOf(source, Math.max(span.start, span.end))
  const last = Math.min(end.line, start.line + MAX_LINES - 1)
  const gutter = String(last).length
  const blank = `${' '.repeat(gutter)} |`
  const lines = [`${' '.repeat(gutter)}--> ${start.line}:${start.column}`]
  const texts = source.split(/\r\n|[\n\r]/u)
  for (let line = start.line; line <= last; line++) {
    const text = texts[line - 1] ?? ''
    const from = line === start.line ? start.offsetInLine : 0
    const to = line === end.line ? end.offsetInLine : text.length
    const shown = pictureLine(text, from, to)
    lines.push(`${String(line).padStart(gutter)} | ${shown.text}`.trimEnd(), `${blank} ${shown.carets}`)
  }
  if (last < end.line) lines.push(`${blank} …`)
  return lines
}
