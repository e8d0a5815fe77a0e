import type { Severity } from './diagnostic.ts'

/** A message with its parameters filled in. */
export interface RenderedMessage {
  readonly message: string
  /** At most three, in the words that the user types. */
  readonly expected?: readonly string[]
  readonly hints?: readonly string[]
  readonly suggestions?: readonly string[]
  readonly queries?: readonly string[]
}

/** An entry of the catalogue: its severity, and its sentence as a function of its parameters. */
export interface Message<P> {
  readonly severity: Severity
  readonly render: (params: P) => RenderedMessage
}

const entry =
  (severity: Severity) =>
  <P>(render: (params: P) => RenderedMessage | string): Message<P> => ({
    severity,
    render: (params) => {
      const rendered = render(params)
      return typeof rendered === 'string' ? { message: rendered } : rendered
    },
  })

export const error = entry('error')
export const warning = entry('warning')
export const note = entry('note')

/** The parameters of a message without parameters: `{}`. */
export type NoParams = Readonly<Record<string, never>>
