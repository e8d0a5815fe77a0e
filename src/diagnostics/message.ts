import type { Severity } from './diagnostic.ts'

/** What a message says once its parameters are known. */
export interface Told {
  readonly message: string
  /** At most three, in the words that the user types. */
  readonly expected?: readonly string[]
  readonly hints?: readonly string[]
  readonly suggestions?: readonly string[]
  readonly queries?: readonly string[]
}

/** An entry of the catalogue: how grave it is, and its sentence as a function of its parameters. */
export interface Message<P> {
  readonly severity: Severity
  readonly tell: (params: P) => Told
}

const entry =
  (severity: Severity) =>
  <P>(tell: (params: P) => Told | string): Message<P> => ({
    severity,
    tell: (params) => {
      const told = tell(params)
      return typeof told === 'string' ? { message: told } : told
    },
  })

export const error = entry('error')
export const warning = entry('warning')
export const note = entry('note')

/** An entry without parameters is told with `{}`. */
export type Nothing = Readonly<Record<string, never>>
