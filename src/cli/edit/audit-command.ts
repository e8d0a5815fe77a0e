import { jsonText, printable } from '../../render/printable.ts'
import { bodyOf, request, type ApiOptions } from '../api-client.ts'
import type { Terminal } from '../terminal.ts'
import { selectEntities, textOf } from './select-entities.ts'

export interface AuditFlags {
  /** A selector of the query language; absent: all entities. */
  readonly entity?: string | undefined
  readonly kind?: string | undefined
  readonly who?: string | undefined
  /** Milliseconds since 1970. */
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly limit: number
  readonly json: boolean
}

interface AuditEntry {
  readonly at: string
  readonly who: string
  readonly kind: string
  readonly thing: { readonly name: string; readonly namespace?: string; readonly dataset?: string }
  readonly aspect: string
  readonly before?: unknown
  readonly after?: unknown
}

const PAGE = 500

/** `audit`: prints edits, newest first. @throws CommandFailed if the request fails or the entity does not exist */
export async function auditCommand(
  api: ApiOptions,
  { entity, kind, who, since, until, limit, json }: AuditFlags,
  terminal: Terminal,
): Promise<void> {
  const [selected] = entity === undefined ? [] : await selectEntities(api, entity, { all: false })
  const given = Object.entries({ id: selected?.id, kind, who, since: isoTime(since), until: isoTime(until) })
  const filters = given.filter((entry): entry is [string, string] => entry[1] !== undefined)
  let left = limit
  for (let cursor: unknown = undefined; left > 0;) {
    const query = new URLSearchParams([...filters, ['limit', String(Math.min(PAGE, left))]])
    if (typeof cursor === 'string') query.set('cursor', cursor)
    const page = bodyOf(api, await request(api, 'GET', `api/v1/audit?${query.toString()}`))
    const items = page.items as readonly AuditEntry[]
    for (const item of items) terminal.out.write(`${json ? jsonText(item) : lineOf(item)}\n`)
    left -= items.length
    cursor = page.next
    if (cursor === undefined) return
  }
}

function lineOf({ at, who, kind, thing, aspect, before, after }: AuditEntry): string {
  const { dataset, namespace } = thing
  const name = textOf({
    ...thing,
    ...(dataset === undefined ? {} : { dataset: { namespace, name: dataset } }),
  } as never)
  return `${at}  ${printable(who)}  ${kind} ${name}  ${aspect}: ${shown(before)} → ${shown(after)}`
}

const MAX_CHARACTERS = 60

/** A value on one line: a text, or the texts in a tag, owner, name, key or query. */
function shown(value: unknown): string {
  if (value === undefined) return 'none'
  const text =
    typeof value === 'string'
      ? value
      : Object.values(value as object)
          .flatMap(textIn)
          .join(' ')
  const characters = Array.from(printable(text.replaceAll(/\s+/gu, ' ')))
  return characters.length > MAX_CHARACTERS
    ? `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…`
    : characters.join('')
}

const textIn = (part: unknown): readonly string[] =>
  (Array.isArray(part) ? part : [part]).filter((one) => typeof one === 'string')

const isoTime = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString()
