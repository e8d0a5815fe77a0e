import { readFileSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'

/** Secrets are keys and passwords; a larger file is a mistake, such as a disk image. */
const MAX_BYTES = 64 * 1024

/**
 * Reads a secret from a file, without the newline at its end (`\n` or `\r\n`), which editors and `echo` add.
 * @throws InvalidArgumentError with a message that follows the name of the variable, and that does not show the content
 */
export function readSecretFile(path: string): string {
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
  const secret = content.toString('utf8').replace(/\r?\n$/u, '')
  if (secret === '')
    throw new InvalidArgumentError(` names ${path}, which is empty. Write the secret into it.`)
  return secret
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
