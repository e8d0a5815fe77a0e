import { hash } from 'node:crypto'
import { parse, v7 } from 'uuid'
import { Recent } from '../lib/recent.ts'

declare const brand: unique symbol
type Branded<B extends string> = string & { readonly [brand]: B }

/** The id of any node or edge of the graph: a UUID in lower case. */
export type Id = Branded<'Id'>

/** The fixed namespace of every v5 id that Tributary makes. Changing it would change every id there is. */
const TRIBUTARY = parse('6f1c3b0e-8d5a-5c0e-9d3f-2b7a41c6e5d8')

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text has the form of a UUID, of any version and in either case. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/**
 * Takes a UUID as an id, in lower case.
 * @throws Error if the text is no UUID
 */
export function toId(text: string): Id {
  if (!isUuid(text)) throw new Error(`not a UUID: ${text}`)
  return text.toLowerCase() as Id
}

/**
 * The id of a thing that has a natural key: v5 over the UTF-8 bytes of `JSON.stringify([label, ...key])`.
 * The same thing gets the same id on any machine, in any order of arrival. RFC 9562 §5.5.
 */
export function idOf(label: string, ...key: readonly (string | number)[]): Id {
  const name = JSON.stringify([label, ...key])
  if (name.length > LONGEST_REMEMBERED) return version5(name)
  return remembering(name)
}

/** The same as `idOf` for keys of ids, which JSON writes as they are. */
export function idOfIds(label: string, first: string, second?: string, third?: string): Id {
  return remembering(nameOfIds(label, first, second, third))
}

/** The same for what hardly anyone asks for again, as of a single run: it does not push out what is remembered. */
export function passingIdOfIds(label: string, first: string, second: string): Id {
  return version5(nameOfIds(label, first, second))
}

function nameOfIds(label: string, first: string, second?: string, third?: string): string {
  if (second === undefined) return `["${label}","${first}"]`
  if (third === undefined) return `["${label}","${first}","${second}"]`
  return `["${label}","${first}","${second}","${third}"]`
}

function remembering(name: string): Id {
  let id = remembered.get(name)
  if (id === undefined) {
    id = version5(name)
    remembered.set(name, id)
  }
  return id
}

/** A pipeline names the same things over and over, and hashing their names was a third of a merge. */
const remembered = new Recent<string, Id>(30_000)
/** The keys of shared content are whole texts. */
const LONGEST_REMEMBERED = 600

/** Holds the namespace, and after it the name that is hashed. */
let room = Buffer.alloc(4096)
room.set(TRIBUTARY)

/** RFC 9562 §5.5: the first 16 bytes of SHA-1 over namespace and name, with version and variant set. */
function version5(name: string): Id {
  const most = TRIBUTARY.length + name.length * 3
  if (most > room.length) {
    room = Buffer.alloc(most * 2)
    room.set(TRIBUTARY)
  }
  const length = TRIBUTARY.length + room.write(name, TRIBUTARY.length)
  const hex = hash('sha1', room.subarray(0, length), 'hex')
  const variant = VARIANTS[parseInt(hex.charAt(16), 16)]!
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Id
}

/** Each hexadecimal digit with its two upper bits set to those of the variant. */
const VARIANTS = '89ab89ab89ab89ab'

export const datasetId = (namespace: string, name: string): Id => idOf('Dataset', namespace, name)
export const columnId = (namespace: string, dataset: string, column: string): Id =>
  idOf('Column', namespace, dataset, column)
export const jobId = (namespace: string, name: string): Id => idOf('Job', namespace, name)
export const locationId = (type: string, name: string): Id => idOf('Location', type, name)
/** A Runner's location is (type, name) of a Location, here as namespace and name. */
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
/** A new id for what has none of its own, a run, an operation, a letter: v7, RFC 9562 §5.7. */
export const newId = (): Id => v7() as Id
/** An operation's job is the (namespace, name) of its own events, before any folding. */
export const operationId = (runId: string, jobNamespace: string, jobName: string): Id =>
  version5(JSON.stringify(['Operation', runId, jobNamespace, jobName]))
