import type { Command, Option } from 'commander'
import { Setting } from '../settings/setting.ts'
import { SavedName } from './saved-name.ts'
import { optionsOf, readTyped, visible, type TypedLine } from './typed-line.ts'

export interface Candidate {
  readonly text: string
  readonly help: string
}

/** What may be typed next. Where there is nothing, the shell offers files. */
export interface Candidates {
  readonly all: readonly Candidate[]
  /** Of each how much the shell has already, left of the word that it replaces. */
  readonly offset: number
}

/** Tells the names of saved queries, of the server that these options name. */
export type SavedNames = (
  option: (name: string) => string | undefined,
) => Promise<readonly { readonly name: string; readonly description?: string }[]>

/**
 * What fits the words behind the program's name, the last of which is being typed: commands, flags, their values and names of saved
 * queries, all from the program's own tree of commands.
 */
export async function candidates(
  program: Command,
  words: readonly string[],
  savedNames: SavedNames,
): Promise<Candidates> {
  const typed = readTyped(program, words)
  const { current, offset } = typed
  const all = await offered(typed, savedNames)
  return { all: all.filter(({ text }) => text.startsWith(current)), offset }
}

async function offered(typed: TypedLine, savedNames: SavedNames): Promise<readonly Candidate[]> {
  const { command, given, takesValue, argument, mayDescend, current } = typed
  if (takesValue !== undefined) return valuesOf(takesValue).map((text) => ({ text, help: '' }))
  if (current.startsWith('-'))
    return optionsOf(command)
      .filter((option) => !given.has(option) || isRepeatable(option))
      .map(({ long, description }) => ({ text: long!, help: description }))
  const below = mayDescend
    ? visible(command).map((one) => ({ text: one.name(), help: one.description() }))
    : []
  if (!(argument instanceof SavedName)) return below
  // A query begins with the sign that calls one; elsewhere the name alone is meant, with or without it.
  const sign = argument.name() === 'text' || current.startsWith('@') ? '@' : ''
  const valueIn = (name: string): string | undefined =>
    [...given].find(([option]) => option.long === name)?.[1]
  const names = await savedNames(valueIn)
  return names.map(({ name, description = '' }) => ({ text: `${sign}${name}`, help: description }))
}

function valuesOf(option: Option): readonly string[] {
  return option.argChoices ?? (option instanceof Setting ? (option.read.choices ?? []) : [])
}

const isRepeatable = (option: Option): boolean =>
  option.variadic ||
  (option instanceof Setting ? option.isRepeatable : option.description.includes('repeatable'))
