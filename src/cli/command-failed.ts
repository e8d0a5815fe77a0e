import type { NextStep } from '../diagnostics/next-step.ts'

/** A command has failed. The message names the cause and the remedy. The process ends with `exitCode`. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  /** What the user does next. */
  readonly next: NextStep
  readonly exitCode: number

  constructor(message: string, next: NextStep, exitCode = 1) {
    super(message)
    this.next = next
    this.exitCode = exitCode
  }

  /** The message with the next step on a line of its own, for standard error. */
  get text(): string {
    return `${this.message}\nNext: ${this.next}`
  }
}
