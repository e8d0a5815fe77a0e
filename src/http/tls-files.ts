import { readFile } from 'node:fs/promises'
import { unwatchFile, watchFile } from 'node:fs'
import { createSecureContext } from 'node:tls'

/** The paths of the certificate, with its chain, and of its private key, in PEM. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

export interface TlsPair {
  readonly cert: Buffer
  readonly key: Buffer
}

/** The files cannot be used. The message names the cause and the remedy. */
export class UnusableTls extends Error {
  override readonly name = 'UnusableTls'
}

/** Milliseconds between checks of the files. A new certificate appears days before the old one expires. */
const CHECK_MS = 5_000

/** @throws UnusableTls if a file cannot be read or is invalid, or the key does not belong to the certificate */
export async function readTls({ cert, key }: TlsFiles): Promise<TlsPair> {
  const pair = { cert: await read('--tls-cert', cert), key: await read('--tls-key', key) }
  try {
    createSecureContext(pair)
  } catch (error) {
    throw new UnusableTls(
      `${cert} and ${key} are not a certificate and its private key in PEM: ${(error as Error).message}. ` +
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
 * Reads the pair again when a file changes, and on SIGHUP, and passes it to `use`. Calls `onFailure` if the pair is not usable, for
 * example when only one file is written yet. Returns a function that stops watching.
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
    watchFile(path, { interval: CHECK_MS, persistent: false }, reload)
  process.on('SIGHUP', reload)
  return () => {
    for (const path of [files.cert, files.key]) unwatchFile(path, reload)
    process.off('SIGHUP', reload)
  }
}
