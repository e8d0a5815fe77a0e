import { jsonText, printable } from '../../render/printable.ts'
import { bodyOf, request, type ApiOptions } from '../api-client.ts'
import type { Terminal } from '../terminal.ts'
import { selectThings, textOf } from './select-things.ts'

export interface AuditFlags {
  /** A selector of the language; absent: of all things. */
  readonly thing?: string | undefined
  readonly kind?: string | undefined
  readonly who?: string | undefined
  /** Milliseconds since 1970. */
  readonly since?: number | undefined
  readonly until?: number | undefined
  readonly limit: number
  readonly json: boolean
}

interface Told {
  readonly at: string
  readonly who: string
  readonly kind: string
  readonly thing: { readonly name: string; readonly namespace?: string; readonly dataset?: string }
  readonly aspect: string
  readonly before?: unknown
  readonly after?: unknown
}

const PAGE = 500

/** `audit`: who changed what, the newest first. @throws CommandFailed if the server cannot say, or the thing is not there */
export async function auditCommand(
  api: ApiOptions,
  { thing, kind, who, since, until, limit, json }: AuditFlags,
  terminal: Terminal,
): Promise<void> {
  const [of] = thing === undefined ? [] : await selectThings(api, thing, { all: false })
  const asked = Object.entries({ id: of?.id, kind, who, since: isoTime(since), until: isoTime(until) })
  const filters = asked.filter((entry): entry is [string, string] => entry[1] !== undefined)
  let left = limit
  for (let cursor: unknown = undefined; left > 0;) {
    const query = new URLSearchParams([...filters, ['limit', String(Math.min(PAGE, left))]])
    if (typeof cursor === 'string') query.set('cursor', cursor)
    const page = bodyOf(api, await request(api, 'GET', `api/v1/audit?${query.toString()}`))
    const items = page.items as readonly Told[]
    for (const item of items) terminal.out.write(`${json ? jsonText(item) : lineOf(item)}\n`)
    left -= items.length
    cursor = page.next
    if (cursor === undefined) return
  }
}

function lineOf({ at, who, kind, thing, aspect, before, after }: Told): string {
  const { dataset, namespace } = thing
  const name = textOf({
    ...thing,
    ...(dataset === undefined ? {} : { dataset: { namespace, name: dataset } }),
  } as never)
  return `${at}  ${printable(who)}  ${kind} ${name}  ${aspect}: ${shown(before)} → ${shown(after)}`
}

const LONGEST = 60

/** A text, or the parts of a tag, owner, name, key or query that are texts, on one line. */
function shown(value: unknown): string {
  if (value === undefined) return 'none'
  const text =
    typeof value === 'string'
      ? value
      : Object.values(value as object)
          .flatMap(textIn)
          .join(' ')
  const characters = Array.from(printable(text.replaceAll(/\s+/gu, ' ')))
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : characters.join('')
}

const textIn = (part: unknown): readonly string[] =>
  (Array.isArray(part) ? part : [part]).filter((one) => typeof one === 'string')

const isoTime = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString()
