/** What is known of a step. */
export type StepFacts = Readonly<Record<string, string | number | boolean>>

/** Follows where the time of a request goes, for whoever collects traces. */
export interface Trace {
  /** Carries work out as a step of the one that calls. */
  step<T>(name: string, facts: StepFacts, work: () => Promise<T>): Promise<T>
  /** The step that calls, to be named by `shared`; undefined where none is followed. */
  currentStep(): object | undefined
  /** Carries out work that several steps wait for, and that is part of none. */
  shared<T>(name: string, facts: StepFacts, waiting: readonly object[], work: () => Promise<T>): Promise<T>
}

/** Follows nothing. */
export const NO_TRACE: Trace = {
  step: (_, __, work) => work(),
  currentStep: () => undefined,
  shared: (_, __, ___, work) => work(),
}
