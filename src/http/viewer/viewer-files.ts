import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** The output of `npm run build:web`. It has the same place in a checkout and in a package. */
const FOLDER = fileURLToPath(new URL('../../web/built/', import.meta.url))

export interface ViewerFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Absent if gzip saves less than 10 %. */
  readonly gzipped?: Uint8Array<ArrayBuffer>
}

export interface ViewerFiles {
  /** The page, with `%NONCE%` as a placeholder for the nonce. */
  readonly page: string
  /** Path, such as `/assets/index-B1a2.js` → file. */
  readonly files: ReadonlyMap<string, ViewerFile>
}

const TYPES: { readonly [ending: string]: string } = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  json: 'application/json',
}

/** Reads the built viewer into memory, less than 2 MB; undefined if it was not built. */
export function readViewerFiles(): ViewerFiles | undefined {
  const names = namesIn(FOLDER)
  if (!names.includes('index.html')) return undefined
  const files = names
    .filter((name) => name !== 'index.html')
    .map((name) => [`/${name}`, toFile(name, new Uint8Array(readFileSync(join(FOLDER, name))))] as const)
  return { page: readFileSync(join(FOLDER, 'index.html'), 'utf8'), files: new Map(files) }
}

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
}

function toFile(name: string, bytes: Uint8Array<ArrayBuffer>): ViewerFile {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  const gzipped = new Uint8Array(gzipSync(bytes, { level: 9 }))
  return { type, bytes, ...(gzipped.length < bytes.length * 0.9 ? { gzipped } : {}) }
}
