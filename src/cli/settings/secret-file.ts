import { readFileSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import { isBearerToken } from '../../lib/bearer-token.ts'

/** Secrets are keys and passwords; a larger file is a mistake, such as a disk image. */
const MAX_BYTES = 64 * 1024

/**
 * Reads a secret from a file, without the newline at its end (`\n` or `\r\n`), which editors and `echo` add.
 * @throws InvalidArgumentError with a message that follows the name of the variable, and that does not show the content
 */
export function readSecretFile(path: string, isKey: boolean): string {
  let content: Buffer
  try {
    content = readFileSync(path)
  } catch (error) {
    throw new InvalidArgumentError(
      ` names ${path}, which cannot be read (${reasonOf(error)}). Check the path and its permissions.`,
    )
  }
  if (content.byteLength > MAX_BYTES)
    throw new InvalidArgumentError(
      ` names ${path}, which has ${content.byteLength} bytes; a secret has at most ${MAX_BYTES}.`,
    )
  const secret = oneLine(content.toString('utf8'))
  if (secret === '')
    throw new InvalidArgumentError(` names ${path}, which is empty. Write the secret into it.`)
  const fault = faultOf(secret, isKey)
  if (fault !== undefined) throw new InvalidArgumentError(` names ${path}, but the secret there ${fault}`)
  return secret
}

/**
 * Reads a secret from a variable or a flag, with the same rules as one from a file.
 * @throws InvalidArgumentError with a message that follows the name of the place, and that does not show the text
 */
export function readSecretText(text: string, isKey: boolean): string {
  const secret = oneLine(text)
  const fault = faultOf(secret, isKey)
  if (fault !== undefined) throw new InvalidArgumentError(`: the secret ${fault}`)
  return secret
}

/** Without the newline at its end, which editors, `echo` and `$(…)` of some shells add. */
const oneLine = (text: string): string => text.replace(/\r?\n$/u, '')

/** Why a text is not a secret, with the remedy. A key is sent in a header, whose errors would show it. */
function faultOf(secret: string, isKey: boolean): string | undefined {
  const lines = secret.split(/\r\n|\r|\n/u).length
  const form = isKey ? 'a key is one line, such as `trb_…`' : 'a password is one line'
  if (lines > 1) return `has ${lines} lines; ${form}. Keep only that line.`
  if (isKey && secret !== '' && !isBearerToken(secret))
    return `has a space or another character that a key cannot have; ${form}. Copy it again.`
  return undefined
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
