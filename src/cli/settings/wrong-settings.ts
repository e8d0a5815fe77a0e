import { CommandFailed } from '../command-failed.ts'

/** EX_CONFIG of sysexits.h: whoever starts the program anew by itself need not, with the same settings. */
export const EXIT_WRONG_SETTINGS = 78

/** Settings are wrong, or contradict each other; the message has a line for each. */
export class WrongSettings extends CommandFailed {
  readonly mistakes: readonly string[]

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'), EXIT_WRONG_SETTINGS)
    this.mistakes = mistakes
  }
}

/** Carries out each, and tells all that is wrong with them together. @throws WrongSettings */
export function together<T extends object>(works: { readonly [K in keyof T]: () => T[K] }): T {
  const mistakes: string[] = []
  const done: Partial<T> = {}
  for (const [name, work] of Object.entries(works) as [keyof T, () => T[keyof T]][])
    try {
      done[name] = work()
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error
      mistakes.push(error.message)
    }
  if (mistakes.length > 0) throw new WrongSettings(mistakes)
  return done as T
}
