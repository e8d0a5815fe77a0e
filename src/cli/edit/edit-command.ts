import { text as readText } from 'node:stream/consumers'
import { bodyOf, request, type ApiOptions } from '../api-client.ts'
import { CommandFailed } from '../command-failed.ts'
import type { Terminal } from '../terminal.ts'
import { selectDeleted } from './select-deleted.ts'
import { selectEntities, textOf, type Entity } from './select-entities.ts'
import { jsonText } from '../../render/printable.ts'

/** One request of an `edit` command. */
export interface Change {
  readonly method: 'PATCH' | 'PUT' | 'DELETE' | 'POST'
  /** The path below that of the entity. */
  readonly path: string
  readonly body?: unknown
  /** The printed line is `VERB ENTITY: WHAT`. */
  readonly verb: string
  readonly what?: string
}

export interface EditFlags {
  readonly all: boolean
  /** Whether to print the edited entities, one JSON object per line. */
  readonly json: boolean
}

/**
 * Applies changes to the entities that a selector of the query language matches, one after another.
 * @throws CommandFailed at the first change that fails; earlier ones remain
 */
export async function editCommand(
  api: ApiOptions,
  selector: string,
  changes: readonly Change[],
  flags: EditFlags,
  terminal: Terminal,
): Promise<void> {
  for (const entity of await selectEntities(api, selector, flags))
    await change(api, entity, changes, flags, terminal)
}

/** `edit restore`: restores a deleted dataset or job by its name or id. @throws CommandFailed */
export async function restoreCommand(
  api: ApiOptions,
  nameOrId: string,
  flags: Pick<EditFlags, 'json'>,
  terminal: Terminal,
): Promise<void> {
  await change(api, await selectDeleted(api, nameOrId), [RESTORATION], flags, terminal)
}

async function change(
  api: ApiOptions,
  entity: Entity,
  changes: readonly Change[],
  { json }: Pick<EditFlags, 'json'>,
  terminal: Terminal,
): Promise<void> {
  let edited: unknown
  for (const { method, path, body, verb, what } of changes) {
    edited = bodyOf(api, await request(api, method, `${pathOf(entity)}${path}`, body))
    const end = what === undefined ? '' : `: ${what}`
    if (!json) terminal.out.write(`${verb} ${textOf(entity)}${end}\n`)
  }
  if (json) terminal.out.write(`${jsonText(edited)}\n`)
}

/** `edit describe`: sets a description; `-` reads it from standard input. @throws CommandFailed without a text or --withdraw */
export async function descriptionOf(
  text: string | undefined,
  { withdraw }: { readonly withdraw: boolean },
  terminal: Terminal,
): Promise<Change> {
  if (withdraw !== (text === undefined))
    throw new CommandFailed(
      'Give either a text, or --withdraw to show the description of the producers again.',
      'tributary edit --help',
    )
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

/** Joins the dataset of another selector. @throws CommandFailed if the selector does not match one dataset */
export async function aliasChange(api: ApiOptions, other: string): Promise<Change> {
  const [found] = await selectEntities(api, other, { all: false })
  const { namespace, name } = found!
  return { method: 'PUT', path: `/aliases${queryOf({ namespace, name })}`, verb: 'joined', what: name }
}

/** Separates a name from a dataset. `alias` is a name, or namespace/name. @throws CommandFailed if it is not a name of the dataset */
export async function unaliasChange(api: ApiOptions, selector: string, alias: string): Promise<Change> {
  const [dataset] = await selectEntities(api, selector, { all: false })
  const detail = bodyOf(api, await request(api, 'GET', pathOf(dataset!)))
  const names = [dataset!, ...((detail.aliases ?? []) as readonly Pick<Entity, 'namespace' | 'name'>[])]
  const found = names.filter(({ namespace, name }) => alias === name || alias === `${namespace}/${name}`)
  if (found.length !== 1)
    throw new CommandFailed(
      found.length === 0
        ? `${alias} is not an alias of ${textOf(dataset!)}: its names are ${names.map(fullName).join(', ')}.`
        : `${alias} is ambiguous: it can be ${found.map(fullName).join(' or ')}. Give the namespace too.`,
      'tributary edit --help',
    )
  const { namespace, name } = found[0]!
  return { method: 'DELETE', path: `/aliases${queryOf({ namespace, name })}`, verb: 'separated', what: name }
}

const fullName = ({ namespace, name }: Pick<Entity, 'namespace' | 'name'>): string => `${namespace}/${name}`

const pathOf = ({ kind, id }: Entity): string => `api/v1/${kind}s/${id}`

function queryOf(values: { readonly [name: string]: string | undefined }): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}
