export const CHECK_STATES = ['ok', 'warning', 'failure'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** The result of one check, in one line. */
export interface Check {
  /** `store`, `indexes`, `clock` … */
  readonly name: string
  /** `warning`: it works, but not for long, or needs attention. `failure`: it does not work. */
  readonly state: CheckState
  readonly message: string
  /** What to do; for warnings and failures. */
  readonly remedy?: string
}

/** The results of all checks, in order, and the worst state. */
export interface Examination {
  readonly state: CheckState
  /** By the clock of the machine that made the checks. */
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
