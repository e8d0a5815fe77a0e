import type { SavedParam } from '../../../domain/saved-query.ts'
import type { AskState } from '../ask-url.ts'
import { writtenName } from '../name-text.ts'

/** A saved query as listed by the API. */
export interface SavedQueryCard {
  readonly name: string
  readonly text: string
  readonly description?: string
  readonly params: readonly SavedParam[]
  readonly savedAt: string
}

/** The input per parameter; lists have one value per line. */
export type TypedValues = { readonly [name: string]: string }

/** The initial input: the defaults. */
export const defaultsOf = (params: readonly SavedParam[]): TypedValues =>
  Object.fromEntries(params.map((param) => [param.name, defaultOf(param)]))

const defaultOf = ({ default: value }: SavedParam): string =>
  value === undefined ? '' : typeof value === 'object' ? value.join('\n') : String(value)

/** The parameters without value and default. */
export const missingOf = (params: readonly SavedParam[], typed: TypedValues): readonly string[] =>
  params
    .filter((param) => param.default === undefined && (typed[param.name] ?? '').trim() === '')
    .map(({ name }) => name)

/**
 * The call of a saved query with these values. A call cannot contain a list, so lists are passed as parameters of the outer query.
 * Values equal to the default are omitted.
 */
export function callOf(
  { name, params }: Pick<SavedQueryCard, 'name' | 'params'>,
  typed: TypedValues,
): { readonly query: string; readonly params: AskState['params'] } {
  const given = params.flatMap((param) => {
    const value = (typed[param.name] ?? '').trim()
    return value === '' || value === defaultOf(param) ? [] : [{ param, value }]
  })
  const isList = ({ kind, default: value }: SavedParam): boolean =>
    kind === 'list' || typeof value === 'object'
  const args = given.map(
    ({ param, value }) =>
      `${writtenName(param.name)} = ${isList(param) ? `$${param.name}` : writtenValue(value)}`,
  )
  const lists = given.filter(({ param }) => isList(param))
  return {
    query: `@${writtenName(name)}${args.length === 0 ? '' : `(${args.join(', ')})`}`,
    params: Object.fromEntries(lists.map(({ param, value }) => [param.name, linesOf(value)])),
  }
}

/** Numbers, durations, dates and instants need no quotes. */
const BARE_VALUE = /^(?:\d{1,15}(?:\.\d+)?|\d+[smhdw]|\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,3})?Z)?)$/u

const writtenValue = (value: string): string => (BARE_VALUE.test(value) ? value : writtenName(value))

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
