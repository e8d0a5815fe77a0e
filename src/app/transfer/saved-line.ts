import { isSavedName, PARAM_KINDS, type SavedQuery } from '../../domain/saved-query.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import type { SavedQueryStore } from '../../store/saved-query-store.ts'

const PAGE = 200

/** All saved queries, in order of their names. */
export async function allSaved(store: Pick<SavedQueryStore, 'list'>): Promise<readonly SavedQuery[]> {
  const all: SavedQuery[] = []
  for (;;) {
    const last = all.at(-1)
    const page = await store.list({ limit: PAGE, ...(last === undefined ? {} : { after: last.name }) })
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

/** The line of a saved query: canonical JSON, without the key that created it, since exports contain no keys. */
export function lineOfSaved({ name, text, description, params, savedAt }: SavedQuery): string {
  return canonicalJson({
    saved: name,
    text,
    ...(description === undefined ? {} : { description }),
    params: params as unknown as Json,
    savedAt,
  })
}

/** The saved query in a line, or what is wrong with the line; undefined if the line has another content. */
export function savedOfLine(value: Json): Result<SavedQuery, string> | undefined {
  if (!isJsonObject(value) || typeof value.saved !== 'string') return undefined
  const { saved: name, text, description, params, savedAt } = value
  if (!isSavedName(name)) return err(`${JSON.stringify(name)} is not a valid name of a saved query`)
  if (typeof text !== 'string' || !Number.isSafeInteger(savedAt))
    return err('a saved query needs a text and a time')
  if (description !== undefined && typeof description !== 'string')
    return err('its description is not a text')
  if (!Array.isArray(params) || !params.every(isParam)) return err('its parameters are not valid')
  return ok({
    name,
    text,
    ...(description === undefined ? {} : { description }),
    params: params,
    savedAt: savedAt as number,
  })
}

function isParam(value: Json): boolean {
  if (!isJsonObject(value) || typeof value.name !== 'string') return false
  const { kind, description, default: given } = value
  if (kind !== undefined && !(PARAM_KINDS as readonly unknown[]).includes(kind)) return false
  if (description !== undefined && typeof description !== 'string') return false
  return given === undefined || isScalar(given) || (Array.isArray(given) && given.every(isScalar))
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'
