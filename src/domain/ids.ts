import { hash } from 'node:crypto'
import { parse, v7 } from 'uuid'
import { LruCache } from '../lib/lru-cache.ts'

declare const brand: unique symbol
type Branded<B extends string> = string & { readonly [brand]: B }

/** The id of any node or edge of the graph: a UUID in lower case. */
export type Id = Branded<'Id'>

/** The fixed namespace of every v5 id that Tributary makes. Changing it would change every existing id. */
const TRIBUTARY = parse('6f1c3b0e-8d5a-5c0e-9d3f-2b7a41c6e5d8')

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text has the form of a UUID, of any version and case. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/**
 * Converts a UUID to an id, in lower case.
 * @throws Error if the text is not a UUID
 */
export function toId(text: string): Id {
  if (!isUuid(text)) throw new Error(`not a UUID: ${text}`)
  return text.toLowerCase() as Id
}

/**
 * The id of something with a natural key: v5 over the UTF-8 bytes of `JSON.stringify([label, ...key])`. The same key
 * gives the same id on any machine, in any order of arrival. RFC 9562 §5.5.
 */
export function idOf(label: string, ...key: readonly (string | number)[]): Id {
  const name = JSON.stringify([label, ...key])
  if (name.length > MAX_CACHED_LENGTH) return version5(name)
  return cachedId(name)
}

/** Same as `idOf`, for keys made of ids, which JSON writes without escapes. */
export function idOfIds(label: string, first: string, second?: string, third?: string): Id {
  return cachedId(nameOfIds(label, first, second, third))
}

/**
 * Same as `idOfIds`, without the cache: for ids that are rarely needed again, such as those of a single run, so that
 * they do not evict others.
 */
export function uncachedIdOfIds(label: string, first: string, second: string): Id {
  return version5(nameOfIds(label, first, second))
}

function nameOfIds(label: string, first: string, second?: string, third?: string): string {
  if (second === undefined) return `["${label}","${first}"]`
  if (third === undefined) return `["${label}","${first}","${second}"]`
  return `["${label}","${first}","${second}","${third}"]`
}

function cachedId(name: string): Id {
  let id = cache.get(name)
  if (id === undefined) {
    id = version5(name)
    cache.set(name, id)
  }
  return id
}

/** A pipeline repeats the same names, and hashing them took a third of a merge. */
const cache = new LruCache<string, Id>(30_000)
/** Longer names are not cached: keys of shared content are whole texts. */
const MAX_CACHED_LENGTH = 600

/** Reused buffer: the namespace, then the name to hash. */
let buffer = Buffer.alloc(4096)
buffer.set(TRIBUTARY)

/** RFC 9562 §5.5: the first 16 bytes of SHA-1 over namespace and name, with version and variant set. */
function version5(name: string): Id {
  const most = TRIBUTARY.length + name.length * 3
  if (most > buffer.length) {
    buffer = Buffer.alloc(most * 2)
    buffer.set(TRIBUTARY)
  }
  const length = TRIBUTARY.length + buffer.write(name, TRIBUTARY.length)
  const hex = hash('sha1', buffer.subarray(0, length), 'hex')
  const variant = VARIANTS[parseInt(hex.charAt(16), 16)]!
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Id
}

/** The variant digit for each hexadecimal digit: the two upper bits replaced by the variant. */
const VARIANTS = '89ab89ab89ab89ab'

export const datasetId = (namespace: string, name: string): Id => idOf('Dataset', namespace, name)
export const columnId = (namespace: string, dataset: string, column: string): Id =>
  idOf('Column', namespace, dataset, column)
export const jobId = (namespace: string, name: string): Id => idOf('Job', namespace, name)
export const locationId = (type: string, name: string): Id => idOf('Location', type, name)
/** A Runner's location is the (type, name) of a Location, here as namespace and name. */
export const runnerId = (runner: {
  readonly type: string
  readonly version?: string | undefined
  readonly location?: { readonly namespace: string; readonly name: string } | undefined
}): Id =>
  idOf(
    'Runner',
    runner.location?.namespace ?? '',
    runner.location?.name ?? '',
    runner.type,
    runner.version ?? '',
  )
export const userId = (name: string): Id => idOf('User', name)
/** A new v7 id (RFC 9562 §5.7), for things without a natural key: a run, an operation, a dead letter. */
export const newId = (): Id => v7() as Id
/** `jobNamespace` and `jobName` are those of the operation's own events, before any folding of names. */
export const operationId = (runId: string, jobNamespace: string, jobName: string): Id =>
  version5(JSON.stringify(['Operation', runId, jobNamespace, jobName]))
