import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import { withBatch } from './batch-body.ts'
import type { IntakeOf } from './event-intake.ts'
import { senderOf } from './permit-of.ts'
import { settleBatch } from './settle-batch.ts'

/** `POST /api/v1/lineage/batch`: a JSON array or NDJSON. Answers 200 after the last commit, with the failed events. */
export function batchRoute({
  limits,
  reader,
  ingest,
  keep,
  skip,
}: IntakeOf<'ingest'>): (c: Context<AppEnv>) => Promise<Response> {
  return async (c) => {
    const sender = c.get('holder')
    const { status, summary, failed, warnings } = await withBatch(c, limits, reader, (items, noun) =>
      settleBatch(items, noun, {
        read: (bytes) => reader.event(bytes, sender),
        take: (read, bytes) => ingest.take(read, { bytes, source: c, ...senderOf(c) }),
        keep: (refused) => keep('event', sender, refused),
        skip,
      }),
    )
    return c.json(
      { status, summary, failed_events: failed, ...(warnings.length === 0 ? {} : { warnings }) },
      200,
    )
  }
}
