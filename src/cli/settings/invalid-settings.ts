import type { NextStep } from '../../diagnostics/next-step.ts'
import { CommandFailed } from '../command-failed.ts'

/** EX_CONFIG of sysexits.h. A service manager need not restart the program with the same settings. */
export const EXIT_INVALID_SETTINGS = 78

/** Settings are invalid or contradict each other. The message has one line per mistake. */
export class InvalidSettings extends CommandFailed {
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[], next: NextStep = 'tributary help operating settings') {
    super(mistakes.join('\n'), next, EXIT_INVALID_SETTINGS)
    this.mistakes = mistakes
  }
}

/** Runs all functions, and reports the mistakes of all of them together. @throws InvalidSettings */
export function collectMistakes<T extends object>(functions: { readonly [K in keyof T]: () => T[K] }): T {
  const mistakes: CommandFailed[] = []
  const results: Partial<T> = {}
  for (const [name, read] of Object.entries(functions) as [keyof T, () => T[keyof T]][])
    try {
      results[name] = read()
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error
      mistakes.push(error)
    }
  const [first] = mistakes
  if (first !== undefined)
    throw new InvalidSettings(
      mistakes.map(({ message }) => message),
      mistakes.every(({ next }) => next === first.next) ? first.next : undefined,
    )
  return results as T
}
