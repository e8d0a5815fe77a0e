/** `node:fs/promises` for the modules of the executable that read files of the package. */
import * as files from 'node:fs/promises'
import { assetName, readdirSync, readFileSync } from './embedded-files.ts'

export { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'

export const readFile = (path: string | URL, encoding: 'utf8'): Promise<string> =>
  assetName(path) === undefined
    ? files.readFile(path, encoding)
    : Promise.resolve(readFileSync(path, encoding) as string)

export const readdir = (path: string | URL): Promise<readonly string[]> =>
  assetName(path) === undefined
    ? files.readdir(path)
    : Promise.resolve(readdirSync(path) as readonly string[])
