import { hash } from 'node:crypto'
import { isUuid } from '../../domain/ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import type { KeyPart, ListKey } from '../../query/browse-requests.ts'
import { InvalidParameter } from './browse-errors.ts'

/** What a cursor goes on with: which list, and all that was asked of it but the page's size. */
export interface Listed {
  /** `dataset`, `interactions of a dataset` … */
  readonly what: string
  readonly asked: { readonly [name: string]: Json | undefined }
  readonly parts: readonly KeyPart[]
}

/**
 * Where a page ended, as text for a URL: base64url of JSON that names the list, a digest of what was asked of it, and the key
 * of the last thing. It stays good whatever is written, and holds nothing that the page did not show.
 */
export function toCursor(listed: Listed, key: ListKey): string {
  return Buffer.from(JSON.stringify([listed.what, digestOf(listed), ...key])).toString('base64url')
}

/**
 * The key in a cursor.
 * @throws CannotBe if it is none, or one of another list
 */
export function fromCursor(listed: Listed, cursor: string): ListKey {
  const [what, digest, ...key] = parsed(cursor)
  if (what !== listed.what)
    throw new InvalidParameter('cursor', `the cursor is one of another list (${String(what)}, not ${listed.what})`)
  if (digest !== digestOf(listed))
    throw new InvalidParameter(
      'cursor',
      'the cursor is one of the same list with other filters or another sort: repeat those of the page before',
    )
  const fits =
    key.length === listed.parts.length && listed.parts.every((part, i) => holds(part, key[i] as Json))
  if (!fits) throw malformed()
  return key as ListKey
}

function parsed(cursor: string): readonly unknown[] {
  // Node skips what is no base64url; a cursor has nothing to skip.
  if (!/^[\w-]+$/u.test(cursor)) throw malformed()
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(value) && typeof value[0] === 'string') return value
  } catch {
    // It is told below.
  }
  throw malformed()
}

const malformed = (): InvalidParameter =>
  new InvalidParameter('cursor', 'cursor must be the `next` of the page before, as it was given')

function holds(part: KeyPart, value: Json): boolean {
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
