import type { Command, Option } from 'commander'
import { Setting } from '../settings/setting.ts'
import { SavedName } from './saved-name.ts'
import { optionsOf, readTyped, visible, type TypedLine } from './typed-line.ts'

export interface Candidate {
  readonly text: string
  readonly help: string
}

/** The completions of the current word. If there are none, the shell completes file names. */
export interface Candidates {
  readonly all: readonly Candidate[]
  /** The number of characters of each candidate that are before the word that the shell replaces. */
  readonly offset: number
}

/** Fetches the saved queries of the server that the typed options name. */
export type SavedNames = (
  option: (name: string) => string | undefined,
) => Promise<readonly { readonly name: string; readonly description?: string }[]>

/**
 * Completes the last of the typed words: commands, flags, values of flags and names of saved queries. All but the names come from
 * the tree of commands.
 */
export async function candidates(
  program: Command,
  words: readonly string[],
  savedNames: SavedNames,
): Promise<Candidates> {
  const typed = readTyped(program, words)
  const { current, offset } = typed
  const all = await allCandidates(typed, savedNames)
  return { all: all.filter(({ text }) => text.startsWith(current)), offset }
}

async function allCandidates(typed: TypedLine, savedNames: SavedNames): Promise<readonly Candidate[]> {
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
  // In a query, `@` calls a saved query. In other commands, the name may have it or not.
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
