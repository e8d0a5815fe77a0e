/** Attributes of a step. */
export type StepFacts = Readonly<Record<string, string | number | boolean>>

/** Records where the time of a request goes, for distributed tracing. */
export interface Trace {
  /** Runs work as a child of the current step. */
  step<T>(name: string, facts: StepFacts, work: () => Promise<T>): Promise<T>
  /** The current step, to pass to `shared`; undefined if nothing is traced. */
  currentStep(): object | undefined
  /** Runs work that several steps wait for, and that is a child of none. */
  shared<T>(name: string, facts: StepFacts, waiting: readonly object[], work: () => Promise<T>): Promise<T>
}

/** Traces nothing. */
export const NO_TRACE: Trace = {
  step: (_, __, work) => work(),
  currentStep: () => undefined,
  shared: (_, __, ___, work) => work(),
}
