import type { Argument, Command, Option } from 'commander'

/** A partially typed command line. */
export interface TypedLine {
  readonly command: Command
  /** The typed options, each with its last value. */
  readonly given: ReadonlyMap<Option, string | undefined>
  /** The option whose value is being typed. */
  readonly takesValue?: Option
  /** The argument that is being typed. */
  readonly argument?: Argument
  /** Whether the current word can be a subcommand. */
  readonly mayDescend: boolean
  /** The word that is being typed, and the number of its characters before the word as the shell sees it. */
  readonly current: string
  readonly offset: number
}

/** Parses the words after the name of the program. The last word is being typed; it may be empty. */
export function readTyped(program: Command, words: readonly string[]): TypedLine {
  const { before, current, offset } = joined(words)
  const given = new Map<Option, string | undefined>()
  let command = program
  let takesValue: Option | undefined
  let places = 0
  let optionsEnded = false
  for (const word of before) {
    if (takesValue !== undefined) {
      given.set(takesValue, word)
      takesValue = undefined
      continue
    }
    if (!optionsEnded && word === '--') optionsEnded = true
    else if (!optionsEnded && word.startsWith('-')) {
      const [name, value] = split(word)
      const option = optionsOf(command).find(({ long, short }) => long === name || short === name)
      if (option === undefined) continue
      given.set(option, value)
      if (option.required && value === undefined) takesValue = option
    } else {
      const below = places === 0 ? visible(command).find((one) => one.name() === word) : undefined
      if (below === undefined) places++
      else command = below
    }
  }
  const [name, value] = split(current)
  const option = optionsOf(command).find(({ long }) => long === name)
  // `--format=d`: complete the value after the `=`.
  if (takesValue === undefined && value !== undefined && option !== undefined)
    return { ...rest(), takesValue: option, current: value, offset: Math.max(0, offset - name.length - 1) }
  return { ...rest(), ...(takesValue && { takesValue }), current, offset }

  function rest() {
    const declared = command.registeredArguments
    const argument = declared[places] ?? (declared.at(-1)?.variadic === true ? declared.at(-1) : undefined)
    return { command, given, ...(argument && { argument }), mayDescend: places === 0 }
  }
}

export const visible = (command: Command): readonly Command[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help')

/** The options of a command, with `--help`. */
export const optionsOf = (command: Command): readonly Option[] => command.createHelp().visibleOptions(command)

function split(word: string): readonly [name: string, value?: string] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}

/** bash also splits words at these characters, so `joined` joins the parts again. */
const BREAKS = new Set(['=', '@', ':'])

function joined(words: readonly string[]): {
  readonly before: readonly string[]
  readonly current: string
  readonly offset: number
} {
  const whole: string[] = []
  let glue = false
  let offset = 0
  for (const [i, word] of words.entries()) {
    const isBreak = BREAKS.has(word)
    const joins = whole.length > 0 && (glue || (isBreak && word !== '@'))
    offset = joins ? whole.at(-1)!.length : 0
    if (joins) whole.push(`${whole.pop()!}${word}`)
    else whole.push(word)
    glue = isBreak
    // If the break character was just typed, the shell replaces only the text after it.
    if (i === words.length - 1 && isBreak) offset += word.length
  }
  return { before: whole.slice(0, -1), current: whole.at(-1) ?? '', offset }
}
