import { createHash } from 'node:crypto'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'

const AT_ONCE = 200

/**
 * Whether a store has all of these events, and its derived rows are as its truth gives them. An event that is there changes
 * nothing when it comes again, since the merge is idempotent; one that was lost would.
 * @throws Error saying what is wrong
 */
export async function checkStored(store: LineageStore, events: readonly object[]): Promise<void> {
  const { differences, listed } = await store.verify()
  if (differences > 0)
    throw new Error(
      `${differences} rows are not as a rebuild makes them: ${JSON.stringify(listed.slice(0, 3))}`,
    )
  const before = await digestOf(store)
  for (let i = 0; i < events.length; i += AT_ONCE)
    await store.ingest(
      events.slice(i, i + AT_ONCE).map((event) => {
        const read = readEvent(event)
        if (!read.ok) throw new Error(`an event was acknowledged that cannot be read: ${read.error.reason}`)
        return read.value.observation
      }),
    )
  if ((await digestOf(store)) !== before)
    throw new Error('an acknowledged event was lost: sent again, it changed the graph')
}

async function digestOf(store: LineageStore): Promise<string> {
  const hash = createHash('sha256')
  for await (const row of store.dump()) hash.update(JSON.stringify(row))
  return hash.digest('hex')
}
