import type { Argument, Command, Option } from 'commander'

/** What has been typed of a command line, as far as completion must know it. */
export interface TypedLine {
  readonly command: Command
  /** Options that are given, with the last text of those that take one. */
  readonly given: ReadonlyMap<Option, string | undefined>
  /** The option whose value the current word is. */
  readonly takesValue?: Option
  /** The argument that the current word is. */
  readonly argument?: Argument
  /** Whether a command below this one may be named here. */
  readonly mayDescend: boolean
  /** The word that is being typed, and how much of it stands before what the shell takes for the word. */
  readonly current: string
  readonly offset: number
}

/** Reads the words behind the program's name; the last is the one being typed, empty where none is begun. */
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
  // `--format=d`: the value of the option, behind its sign.
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

/** Those of a command, `--help` among them. */
export const optionsOf = (command: Command): readonly Option[] => command.createHelp().visibleOptions(command)

function split(word: string): readonly [name: string, value?: string] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}

/** bash ends words at these too; what stood together is one word. */
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
    // A sign just typed is behind the word that the shell replaces.
    if (i === words.length - 1 && isBreak) offset += word.length
  }
  return { before: whole.slice(0, -1), current: whole.at(-1) ?? '', offset }
}
