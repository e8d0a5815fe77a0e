/**
 * `node:fs` for the executable: what is below `EMBEDDED` comes from its assets
 * (https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html), everything else from disk.
 */
import * as fs from 'node:fs'
import { getAsset, getAssetKeys, getRawAsset } from 'node:sea'
import { fileURLToPath } from 'node:url'
import { EMBEDDED } from './embedded-root.ts'

// The functions below replace those of the builtin.
export * from 'node:fs'

type Path = string | URL

const root = fileURLToPath(EMBEDDED)

/** The name of an asset, such as `cypher/browser/lineage.cypher`; undefined for a file on disk. */
export function assetName(path: Path): string | undefined {
  const text = typeof path === 'string' ? path : fileURLToPath(path)
  return text.startsWith(root) ? text.slice(root.length).replaceAll('\\', '/') : undefined
}

const namesBelow = (folder: string): readonly string[] => {
  const start = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
  return getAssetKeys()
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length))
}

export function existsSync(path: Path): boolean {
  const name = assetName(path)
  return name === undefined
    ? fs.existsSync(path)
    : getAssetKeys().includes(name) || namesBelow(name).length > 0
}

export function readFileSync(path: Path, options?: 'utf8'): string | Buffer {
  const name = assetName(path)
  if (name === undefined) return fs.readFileSync(path, { encoding: options ?? null })
  return options === undefined ? Buffer.from(getRawAsset(name)) : getAsset(name, options)
}

interface Entry {
  readonly name: string
  readonly parentPath: string
  isFile(): boolean
}

/** The entries of a folder of assets: with types of all files below it, else the names of those directly in it. */
export function readdirSync(path: Path, options?: { readonly withFileTypes: true }): unknown {
  const folder = assetName(path)
  if (folder === undefined) return fs.readdirSync(path, options!)
  const names = namesBelow(folder)
  if (options === undefined) return [...new Set(names.map((name) => name.split('/')[0]!))]
  return names.map((name): Entry => ({
    name: name.slice(name.lastIndexOf('/') + 1),
    parentPath: `${String(path)}/${name.slice(0, Math.max(0, name.lastIndexOf('/')))}`,
    isFile: () => true,
  }))
}
