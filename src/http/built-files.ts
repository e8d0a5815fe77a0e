import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'

export interface BuiltFile {
  /** The media type. */
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Absent if gzip saves less than 10 %. */
  readonly gzipped?: Uint8Array<ArrayBuffer>
  /** A strong entity tag (RFC 9110 §8.8.3). */
  readonly etag: string
}

/** The file with a path relative to the folder, such as `assets/index-B1a2.js`; undefined if there is none. */
export type BuiltFiles = (path: string) => BuiltFile | undefined

const TYPES: { readonly [ending: string]: string } = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  json: 'application/json',
  py: 'text/plain; charset=utf-8',
  ebnf: 'text/plain; charset=utf-8',
}

/**
 * Opens a folder that a build wrote; undefined if it has no `index.html`, so was not built. Reads and compresses a file at its first
 * use, and then keeps it in memory. Restart the server after another build.
 */
export function openBuiltFiles(folder: string): BuiltFiles | undefined {
  const names = new Set(namesIn(folder))
  if (!names.has('index.html')) return undefined
  const read = new Map<string, BuiltFile>()
  return (path) => {
    if (!names.has(path)) return undefined
    const known = read.get(path)
    if (known !== undefined) return known
    const file = toFile(path, new Uint8Array(readFileSync(join(folder, path))))
    read.set(path, file)
    return file
  }
}

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
}

function toFile(name: string, bytes: Uint8Array<ArrayBuffer>): BuiltFile {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  const gzipped = new Uint8Array(gzipSync(bytes, { level: 9 }))
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  return { type, bytes, etag, ...(gzipped.length < bytes.length * 0.9 ? { gzipped } : {}) }
}

/** For files whose name contains a digest of their content, so they never change. */
export const IMMUTABLE = 'public, max-age=31536000, immutable'
/** For other files: clients store them, but check them before each use. */
export const REVALIDATED = 'no-cache'

/** Sends a file, compressed if the client accepts gzip. A client that has the current version gets 304 (RFC 9110 §13.1.2). */
export function sendFile(
  c: Context<AppEnv>,
  { type, bytes, gzipped, etag }: BuiltFile,
  cacheControl: typeof IMMUTABLE | typeof REVALIDATED,
): Response {
  c.header('Cache-Control', cacheControl)
  c.header('ETag', etag)
  c.header('Vary', 'Accept-Encoding')
  if (hasTag(c, etag)) return c.body(null, 304)
  c.header('Content-Type', type)
  if (gzipped === undefined || !/\bgzip\b/iu.test(c.req.header('accept-encoding') ?? '')) return c.body(bytes)
  c.header('Content-Encoding', 'gzip')
  return c.body(gzipped)
}

/** Whether `If-None-Match` names the tag. The comparison is weak (RFC 9110 §13.1.2). */
export function hasTag(c: Context<AppEnv>, etag: string): boolean {
  const tags = c.req.header('if-none-match')?.split(',') ?? []
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/** Whether the client is a browser that opens a page. */
export const wantsPage = (c: Context<AppEnv>): boolean => (c.req.header('accept') ?? '').includes('text/html')
