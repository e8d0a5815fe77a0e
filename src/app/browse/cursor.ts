import { hash } from 'node:crypto'
import { isUuid } from '../../domain/ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { KeyPart, ListKey } from '../../query/browse-requests.ts'
import { InvalidParameter } from './browse-errors.ts'

/** The list that a cursor continues: its kind, and the request without the page size. */
export interface Listed {
  /** `dataset`, `interactions of a dataset` … */
  readonly what: string
  readonly asked: { readonly [name: string]: Json | undefined }
  readonly parts: readonly KeyPart[]
}

/**
 * The end of a page, as text for a URL: base64url of JSON with the list, a digest of the request, and the key of the last item. It
 * remains valid after writes, and contains nothing that the page did not show.
 */
export function toCursor(listed: Listed, key: ListKey): string {
  return Buffer.from(JSON.stringify([listed.what, digestOf(listed), ...key])).toString('base64url')
}

/**
 * The key in a cursor.
 * @throws InvalidParameter if it is not a cursor, or belongs to another list
 */
export function fromCursor(listed: Listed, cursor: string): ListKey {
  const [what, digest, ...key] = parsed(cursor)
  if (what !== listed.what)
    throw new InvalidParameter(
      'cursor',
      `the cursor belongs to another list (${String(what)}, not ${listed.what})`,
    )
  if (digest !== digestOf(listed))
    throw new InvalidParameter(
      'cursor',
      'the cursor is from a list with other filters or another sort: repeat those of the previous page',
    )
  const fits =
    key.length === listed.parts.length && listed.parts.every((part, i) => isOfPart(part, key[i] as Json))
  if (!fits) throw malformed()
  return key as ListKey
}

function parsed(cursor: string): readonly unknown[] {
  // Node ignores characters that are not base64url, so check them here.
  if (!/^[\w-]+$/u.test(cursor)) throw malformed()
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(value) && typeof value[0] === 'string') return value
  } catch {
    // Reported below.
  }
  throw malformed()
}

const malformed = (): InvalidParameter =>
  new InvalidParameter('cursor', 'cursor must be the unchanged `next` of the previous page')

function isOfPart(part: KeyPart, value: Json): boolean {
  switch (part) {
    case 'text':
      return typeof value === 'string' && value.isWellFormed()
    case 'time':
    case 'rising':
      return Number.isSafeInteger(value)
    case 'id':
      return typeof value === 'string' && isUuid(value)
  }
}

const digestOf = ({ asked }: Listed): string =>
  hash('sha1', canonicalJson(JSON.parse(JSON.stringify(asked)) as Json), 'base64url').slice(0, 12)
