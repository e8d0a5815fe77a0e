import { readFile } from 'node:fs/promises'
import { unwatchFile, watchFile } from 'node:fs'
import { createSecureContext } from 'node:tls'

/** Where certificate (with what leads to its root) and private key lie, in PEM. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

export interface TlsPair {
  readonly cert: Buffer
  readonly key: Buffer
}

/** The files cannot be used; the message names cause and remedy. */
export class UnusableTls extends Error {
  override readonly name = 'UnusableTls'
}

/** How often the files are looked at: a new certificate is there days before the old one ends. */
const LOOK_MS = 5_000

/** @throws UnusableTls where one cannot be read, is none, or does not belong to the other */
export async function readTls({ cert, key }: TlsFiles): Promise<TlsPair> {
  const pair = { cert: await read('--tls-cert', cert), key: await read('--tls-key', key) }
  try {
    createSecureContext(pair)
  } catch (error) {
    throw new UnusableTls(
      `${cert} and ${key} are no certificate with its private key in PEM: ${(error as Error).message}. ` +
        'Name both with --tls-cert and --tls-key.',
    )
  }
  return pair
}

async function read(flag: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new UnusableTls(`${path} cannot be read: ${(error as Error).message}. Name a file with ${flag}.`)
  }
}

/**
 * Hands over the pair anew when a file changes, and on SIGHUP. While it cannot be used, as between the writing of the one file
 * and of the other, the one before stays. Returns what ends it.
 */
export function watchTls(
  files: TlsFiles,
  use: (pair: TlsPair) => void,
  onFailure: (error: unknown) => void,
): () => void {
  const reload = (): void => {
    readTls(files).then(use).catch(onFailure)
  }
  for (const path of [files.cert, files.key])
    watchFile(path, { interval: LOOK_MS, persistent: false }, reload)
  process.on('SIGHUP', reload)
  return () => {
    for (const path of [files.cert, files.key]) unwatchFile(path, reload)
    process.off('SIGHUP', reload)
  }
}
