import type { Diagnostic } from './diagnostic.ts'
import type { TextSpan } from './span.ts'
import { cite, either } from './wording.ts'

/**
 * Moves a diagnostic on the text of a saved query to the place of the call. Suggestions become hints, because the calling
 * text has nothing to replace. `text` is the saved query's text; without it no hint quotes the place.
 */
export function inSavedQuery(
  name: string,
  diagnostic: Diagnostic,
  call: TextSpan,
  text?: string,
): Diagnostic {
  const { suggestions = [], hints = [], span, ...rest } = diagnostic
  const place = text === undefined || span === undefined ? '' : text.slice(span.start, span.end)
  const callHints = [
    ...(place === '' ? [] : [`in its text at ${cite(place)}`]),
    ...hints,
    ...(suggestions.length === 0 ? [] : [`did you mean ${either(suggestions.map((s) => cite(s)))} there?`]),
  ]
  return {
    ...rest,
    message: `in the saved query ${cite(`@${name}`)}: ${diagnostic.message}`,
    span: call,
    ...(callHints.length === 0 ? {} : { hints: callHints }),
  }
}
