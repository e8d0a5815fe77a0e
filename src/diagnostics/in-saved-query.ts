import type { Diagnostic } from './diagnostic.ts'
import type { TextSpan } from './span.ts'
import { cite, either } from './wording.ts'

/**
 * What is said of a saved query's text, told where it is called: replacements for places in that text are hints here, since
 * the caller's text has nothing to replace. `text` is absent where the place in it is not known.
 */
export function inSavedQuery(
  name: string,
  diagnostic: Diagnostic,
  call: TextSpan,
  text?: string,
): Diagnostic {
  const { suggestions = [], hints = [], span, ...rest } = diagnostic
  const place = text === undefined || span === undefined ? '' : text.slice(span.start, span.end)
  const told = [
    ...(place === '' ? [] : [`in its text at ${cite(place)}`]),
    ...hints,
    ...(suggestions.length === 0
      ? []
      : [`perhaps ${either(suggestions.map((s) => cite(s)))} was meant there`]),
  ]
  return {
    ...rest,
    message: `in the saved query ${cite(`@${name}`)}: ${diagnostic.message}`,
    span: call,
    ...(told.length === 0 ? {} : { hints: told }),
  }
}
