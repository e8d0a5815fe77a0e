import { answerMessages } from './answer-messages.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Message } from './message.ts'
import { resolveMessages } from './resolve-messages.ts'
import type { TextSpan } from './span.ts'
import { textMessages } from './text-messages.ts'

/** All messages: code → parameters → sentence. A code never changes its meaning. */
export const catalogue = { ...textMessages, ...resolveMessages, ...answerMessages } as const

export type Code = keyof typeof catalogue

/** The parameters of a code's sentence. */
export type ParamsOf<C extends Code> = (typeof catalogue)[C] extends Message<infer P> ? P : never

/**
 * Makes the diagnostic of a code, optionally at a span of the query's text. Empty lists are left out.
 * @example diagnose('no-run', { of: 'load' }) → { code: 'no-run', severity: 'error', message: 'there is no run of `load`' }
 */
export function diagnose<C extends Code>(code: C, params: ParamsOf<C>, span?: TextSpan): Diagnostic {
  const message = catalogue[code] as unknown as Message<ParamsOf<C>>
  const { message: sentence, expected, hints, suggestions, queries } = message.render(params)
  return {
    code,
    severity: message.severity,
    message: sentence,
    ...(span === undefined ? {} : { span }),
    ...(expected === undefined || expected.length === 0 ? {} : { expected }),
    ...(hints === undefined || hints.length === 0 ? {} : { hints }),
    ...(suggestions === undefined || suggestions.length === 0 ? {} : { suggestions }),
    ...(queries === undefined || queries.length === 0 ? {} : { queries }),
  }
}
