import { answerMessages } from './answer-messages.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Message } from './message.ts'
import { resolveMessages } from './resolve-messages.ts'
import type { TextSpan } from './span.ts'
import { textMessages } from './text-messages.ts'

/** Every message there is: code → parameters → sentence. Codes never change their meaning. */
export const catalogue = { ...textMessages, ...resolveMessages, ...answerMessages } as const

export type Code = keyof typeof catalogue

/** The parameters of a code's sentence. */
export type ParamsOf<C extends Code> = (typeof catalogue)[C] extends Message<infer P> ? P : never

/** The diagnostic of a code with its parameters filled in, at a span of the text if it has one. */
export function diagnose<C extends Code>(code: C, params: ParamsOf<C>, span?: TextSpan): Diagnostic {
  const message = catalogue[code] as unknown as Message<ParamsOf<C>>
  const { expected, hints, suggestions, queries, ...told } = message.tell(params)
  return {
    code,
    severity: message.severity,
    message: told.message,
    ...(span === undefined ? {} : { span }),
    ...(expected === undefined || expected.length === 0 ? {} : { expected }),
    ...(hints === undefined || hints.length === 0 ? {} : { hints }),
    ...(suggestions === undefined || suggestions.length === 0 ? {} : { suggestions }),
    ...(queries === undefined || queries.length === 0 ? {} : { queries }),
  }
}
