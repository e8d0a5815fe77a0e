import { redactText } from '../lib/redact/redact-text.ts'
import { printableJson } from '../render/printable.ts'

/** Keys, also damaged ones or in upper case, and tokens (RFC 7515 §3.1). */
const SECRETS = /trb_[a-z0-9]+_[a-z0-9]+|eyJ[\w-]{10,}\.[\w-]+\.[\w-]*/gi

/**
 * Returns a function that redacts keys, tokens, `secrets` and recognisable secrets (`redactText`) in a line of the log, and escapes
 * terminal control characters. Headers are not logged, but a key can be in a path by mistake, or in the message of a library.
 */
export function redactor(secrets: readonly string[]): (line: string) => string {
  // As JSON and URLs encode them.
  const encodedSecrets = [
    ...new Set(
      secrets.flatMap((secret) => [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]),
    ),
  ]
  return (line) =>
    printableJson(
      redactText(
        encodedSecrets.reduce(
          (text, secret) => text.replaceAll(secret, '[key]'),
          line.replace(SECRETS, '[key]'),
        ),
      ),
    )
}
