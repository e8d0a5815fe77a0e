/** `node:fs/promises` for the executable, see `embedded-files.ts`. */
import * as fs from 'node:fs/promises'
import { assetName, readdirSync, readFileSync } from './embedded-files.ts'

// The functions below replace those of the builtin.
export * from 'node:fs/promises'

type Path = string | URL

export const readFile = async (path: Path, options?: 'utf8'): Promise<string | Buffer> =>
  assetName(path) === undefined ? fs.readFile(path, options ?? null) : readFileSync(path, options)

export const readdir = (path: Path, options?: { readonly withFileTypes: true }): Promise<unknown> =>
  assetName(path) === undefined ? fs.readdir(path, options!) : Promise.resolve(readdirSync(path, options))
