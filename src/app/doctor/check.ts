export const CHECK_STATES = ['ok', 'warning', 'failure'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** One thing that was looked at, in one line. */
export interface Check {
  /** `store`, `indexes`, `clock` … */
  readonly name: string
  /** `warning`: it works, but will not for ever, or is not as it should be. `failure`: something does not work. */
  readonly state: CheckState
  readonly message: string
  /** What helps; of warnings and failures. */
  readonly remedy?: string
}

/** What a doctor found: the worst state, and all checks in the order in which they were made. */
export interface Examination {
  readonly state: CheckState
  /** By the clock of whoever examined. */
  readonly at: string
  readonly checks: readonly Check[]
}

export const passed = (name: string, message: string): Check => ({ name, state: 'ok', message })
export const warning = (name: string, message: string, remedy: string): Check => ({
  name,
  state: 'warning',
  message,
  remedy,
})
export const failure = (name: string, message: string, remedy: string): Check => ({
  name,
  state: 'failure',
  message,
  remedy,
})

export function worstOf(checks: readonly Check[]): CheckState {
  const states = checks.map(({ state }) => state)
  return CHECK_STATES.findLast((state) => states.includes(state)) ?? 'ok'
}
