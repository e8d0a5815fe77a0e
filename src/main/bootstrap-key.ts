import { open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { LOCAL_EDITOR } from '../app/access/caller.ts'
import type { ApiKeys } from '../app/access/create-api-keys.ts'
import { isStoreUnavailable } from '../app/is-store-unavailable.ts'
import { CommandFailed } from '../cli/command-failed.ts'
import { newKeyText, readKey, writeKey, type KeyText } from '../domain/key-text.ts'
import { messageOf } from './message-of.ts'

interface Log {
  readonly info: (fields: object, message: string) => void
  readonly warn: (fields: object, message: string) => void
  readonly error: (fields: object, message: string) => void
}

/** The name of the key. */
const NAME = 'bootstrap'
/** Milliseconds between attempts while the store is unavailable. */
const RETRY_MS = 2_000

/**
 * Creates the first admin key, if no key was ever created, and writes it to a file that only the server's user can read. While the
 * store is unavailable, it tries again in the background; until then, the server refuses all requests that need a key. Returns a
 * function that stops the attempts.
 * @throws CommandFailed if the file cannot be written, or exists without a valid key
 */
export async function startBootstrapKey(
  file: string,
  keys: Pick<ApiKeys, 'create' | 'list' | 'everCreated'>,
  log: Log,
): Promise<() => void> {
  let timer: NodeJS.Timeout | undefined
  let isEnded = false
  const tryAgain = (): void => {
    if (isEnded) return
    timer = setTimeout(() => {
      void createBootstrapKey(file, keys, log).catch((error: unknown) => {
        if (isStoreUnavailable(error)) tryAgain()
        else log.error({ file, reason: messageOf(error) }, 'the first admin key could not be created')
      })
    }, RETRY_MS)
  }
  try {
    await createBootstrapKey(file, keys, log)
  } catch (error) {
    if (!isStoreUnavailable(error)) throw error
    tryAgain()
  }
  return () => {
    isEnded = true
    clearTimeout(timer)
  }
}

/**
 * Writes the key to the file before it adds the key to the store. After a crash between the two, the next start uses the key in the
 * file, so a store never requires a key that nobody has. An operator can also provide the file.
 */
async function createBootstrapKey(
  file: string,
  keys: Pick<ApiKeys, 'create' | 'list' | 'everCreated'>,
  log: Log,
): Promise<void> {
  if (await keys.everCreated()) return
  const key = (await writeNewKey(file)) ?? (await readKeyFile(file, log))
  try {
    const made = await keys.create({ name: NAME, scopes: ['admin'] }, LOCAL_EDITOR, key)
    if (made.kind === 'refused')
      throw new CommandFailed(
        `The first admin key cannot be created: ${made.reason}.`,
        'tributary help security keys',
      )
  } catch (error) {
    // Another server on the same Neo4j may have added the key of the same file at the same time.
    if (isStoreUnavailable(error) || !(await keys.list()).some(({ id }) => id === key.id)) throw error
  }
  log.info({ file, id: key.id }, 'created the first admin key and wrote it to the file')
}

/** Writes a new key to the file and returns it; undefined if the file exists. @throws CommandFailed */
async function writeNewKey(file: string): Promise<KeyText | undefined> {
  const key = newKeyText()
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      await handle.writeFile(`${writeKey(key)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined
    throw cannot('be written', file, error)
  }
  await syncFolder(dirname(file))
  return key
}

async function readKeyFile(file: string, log: Log): Promise<KeyText> {
  const [text, { mode }] = await Promise.all([readFile(file, 'utf8'), stat(file)]).catch((error: unknown) => {
    throw cannot('be read', file, error)
  })
  const key = readKey(text.trim())
  if (key.kind !== 'key')
    throw new CommandFailed(
      `${file} (--bootstrap-key-file) does not contain a Tributary key. Delete the file, and the server creates a new one.`,
      'tributary help security keys',
    )
  if ((mode & 0o077) !== 0 && process.platform !== 'win32')
    log.warn({ file }, 'other users of this machine can read the admin key; chmod 600 its file')
  return key
}

/** Some systems cannot sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

const cannot = (what: string, file: string, error: unknown): CommandFailed =>
  new CommandFailed(
    `${file} (--bootstrap-key-file) cannot ${what}: ${codeOf(error) ?? messageOf(error)}. Its folder must exist and belong to the server’s user.`,
    'tributary help security keys',
  )

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined
