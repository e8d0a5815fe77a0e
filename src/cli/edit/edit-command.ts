import { text as readText } from 'node:stream/consumers'
import { bodyOf, request, type ApiOptions } from '../api-client.ts'
import { CommandFailed } from '../command-failed.ts'
import type { Terminal } from '../terminal.ts'
import { selectDeleted } from './select-deleted.ts'
import { selectThings, textOf, type Thing } from './select-things.ts'
import { jsonText } from '../../render/printable.ts'

/** One request of an edit. */
export interface Change {
  readonly method: 'PATCH' | 'PUT' | 'DELETE' | 'POST'
  /** Below the thing. */
  readonly path: string
  readonly body?: unknown
  /** What a line tells of it: a word before the thing, and what comes after it. */
  readonly verb: string
  readonly what?: string
}

export interface EditFlags {
  readonly all: boolean
  /** The things as they are then, one JSON object a line. */
  readonly json: boolean
}

/**
 * Makes changes of what a selector of the language stands for, one after another.
 * @throws CommandFailed at the first that cannot be made: those before it are
 */
export async function editCommand(
  api: ApiOptions,
  selector: string,
  changes: readonly Change[],
  flags: EditFlags,
  terminal: Terminal,
): Promise<void> {
  for (const thing of await selectThings(api, selector, flags))
    await change(api, thing, changes, flags, terminal)
}

/** `edit restore`, of what was deleted: by its name or id. @throws CommandFailed */
export async function restoreCommand(
  api: ApiOptions,
  called: string,
  flags: Pick<EditFlags, 'json'>,
  terminal: Terminal,
): Promise<void> {
  await change(api, await selectDeleted(api, called), [RESTORATION], flags, terminal)
}

async function change(
  api: ApiOptions,
  thing: Thing,
  changes: readonly Change[],
  { json }: Pick<EditFlags, 'json'>,
  terminal: Terminal,
): Promise<void> {
  let now: unknown
  for (const { method, path, body, verb, what } of changes) {
    now = bodyOf(api, await request(api, method, `${pathOf(thing)}${path}`, body))
    const end = what === undefined ? '' : `: ${what}`
    if (!json) terminal.out.write(`${verb} ${textOf(thing)}${end}\n`)
  }
  if (json) terminal.out.write(`${jsonText(now)}\n`)
}

/** `edit describe`: the text of a description; `-` reads it from standard input. @throws CommandFailed without one */
export async function descriptionOf(
  text: string | undefined,
  { withdraw }: { readonly withdraw: boolean },
  terminal: Terminal,
): Promise<Change> {
  if (withdraw !== (text === undefined))
    throw new CommandFailed('Give either a text, or --withdraw to show again what the producers say.')
  const description = text === '-' ? (await readText(terminal.input)).trim() : (text ?? null)
  return {
    method: 'PATCH',
    path: '',
    body: { description },
    verb: withdraw ? 'withdrew the description of' : 'described',
  }
}

export const DELETION: Change = { method: 'DELETE', path: '', verb: 'deleted' }
const RESTORATION: Change = { method: 'POST', path: '/restore', verb: 'restored' }

/** A tag as `NAME` or `NAME=VALUE`. */
export function tagChange(text: string, is: boolean): Change {
  const at = text.indexOf('=')
  const [name, value] = at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
  return {
    method: is ? 'PUT' : 'DELETE',
    path: `/tags/${encodeURIComponent(name)}${queryOf({ value })}`,
    verb: is ? 'tagged' : 'untagged',
    what: text,
  }
}

export const ownerChange = (name: string, type: string | undefined, is: boolean): Change => ({
  method: is ? 'PUT' : 'DELETE',
  path: `/owners/${encodeURIComponent(name)}${queryOf({ type })}`,
  verb: is ? 'gave an owner to' : 'took an owner from',
  what: name,
})

/** That the dataset which another selector stands for is the same. @throws CommandFailed if it stands for none */
export async function aliasChange(api: ApiOptions, other: string): Promise<Change> {
  const [found] = await selectThings(api, other, { all: false })
  const { namespace, name } = found!
  return { method: 'PUT', path: `/aliases${queryOf({ namespace, name })}`, verb: 'made one of', what: name }
}

/** That a name of the dataset is another dataset's: its name, or that after its namespace and a slash. @throws CommandFailed */
export async function unaliasChange(api: ApiOptions, selector: string, alias: string): Promise<Change> {
  const [thing] = await selectThings(api, selector, { all: false })
  const detail = bodyOf(api, await request(api, 'GET', pathOf(thing!)))
  const names = [thing!, ...((detail.aliases ?? []) as readonly Pick<Thing, 'namespace' | 'name'>[])]
  const found = names.filter(({ namespace, name }) => alias === name || alias === `${namespace}/${name}`)
  if (found.length !== 1)
    throw new CommandFailed(
      found.length === 0
        ? `${alias} is no other name of ${textOf(thing!)}: its names are ${names.map(fullName).join(', ')}.`
        : `${alias} may be ${found.map(fullName).join(' or ')}: name it in full.`,
    )
  const { namespace, name } = found[0]!
  return { method: 'DELETE', path: `/aliases${queryOf({ namespace, name })}`, verb: 'parted', what: name }
}

const fullName = ({ namespace, name }: Pick<Thing, 'namespace' | 'name'>): string => `${namespace}/${name}`

const pathOf = ({ kind, id }: Thing): string => `api/v1/${kind}s/${id}`

function queryOf(values: { readonly [name: string]: string | undefined }): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}
