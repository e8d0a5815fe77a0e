import { redactText } from '../lib/redact/redact-text.ts'
import { printableJson } from '../render/printable.ts'

/** Whatever begins as a key does, be it damaged or in the other case; and tokens in the form of RFC 7515 §3.1. */
const SECRETS = /trb_[a-z0-9]+_[a-z0-9]+|eyJ[\w-]{10,}\.[\w-]+\.[\w-]*/gi

/**
 * A line of the log without keys: they are sent in headers, which are not logged, but may stand in a path by mistake, or in
 * what a library says of a request; nor other secrets that can be seen to be some (`redactText`), nor characters that steer a terminal.
 * `secrets` are others that may not stand in it.
 */
export function redactor(secrets: readonly string[]): (line: string) => string {
  // As they stand in JSON, and in a path.
  const written = [
    ...new Set(
      secrets.flatMap((secret) => [JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]),
    ),
  ]
  return (line) =>
    printableJson(
      redactText(
        written.reduce((text, secret) => text.replaceAll(secret, '[key]'), line.replace(SECRETS, '[key]')),
      ),
    )
}
