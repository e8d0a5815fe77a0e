import { redactText } from '../lib/redact/redact-text.ts'
import type { DeadLetter } from '../store/dead-letter-store.ts'
import { MAX_LETTER_BYTES } from '../store/dead-letter-store.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import type { RedactedRows, RedactOptions } from '../store/redact-store.ts'
import { redactBody } from './redact-body.ts'

/** The numbers of stored items that had secrets. */
export interface Redacted extends RedactedRows {
  /** Refused events and items. */
  readonly letters: number
  readonly dryRun: boolean
}

export type { RedactOptions }

const PAGE = 50

/** Removes secrets from a store that an older version filled: from its refused events, then from the graph. */
export async function redactAll(
  store: Pick<LineageStore, 'redact' | 'deadLetters'>,
  options: RedactOptions,
): Promise<Redacted> {
  const letters = await redactLetters(store.deadLetters, options.dryRun)
  const found = await store.redact(options)
  return { ...found, letters, dryRun: options.dryRun }
}

async function redactLetters(store: LineageStore['deadLetters'], dryRun: boolean): Promise<number> {
  let count = 0
  for (let before: string | undefined = undefined; ;) {
    const page: readonly DeadLetter[] = await store.list({
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    })
    const changed = page.flatMap((letter) => redactLetter(letter) ?? [])
    count += changed.length
    if (!dryRun && changed.length > 0) await store.add(changed)
    before = page.at(-1)?.id
    if (before === undefined) return count
  }
}

/** The redacted letter; undefined if it has no secret. */
function redactLetter(letter: DeadLetter): DeadLetter | undefined {
  const { body, reason, path } = letter
  const { stored } = redactBody(body, MAX_LETTER_BYTES)
  const redacted = {
    ...letter,
    body: stored,
    reason: redactText(reason),
    ...(path === undefined ? {} : { path: redactText(path) }),
    // A letter that was cut remains marked as cut.
    size: letter.size > body.byteLength ? Math.max(letter.size, stored.byteLength + 1) : stored.byteLength,
  }
  const isSame =
    redacted.reason === reason &&
    redacted.path === path &&
    Buffer.compare(Buffer.from(stored), Buffer.from(body)) === 0
  return isSame ? undefined : redacted
}
