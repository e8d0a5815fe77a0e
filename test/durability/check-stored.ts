import { createHash } from 'node:crypto'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'

const AT_ONCE = 200

/**
 * Checks that a store has all of these events, and that its derived rows match a rebuild. The merge is idempotent: sending a
 * stored event again changes nothing, but sending a lost event does.
 * @throws Error with the first problem found
 */
export async function checkStored(store: LineageStore, events: readonly object[]): Promise<void> {
  const { differences, listed } = await store.verify()
  if (differences > 0)
    throw new Error(`${differences} rows differ from a rebuild: ${JSON.stringify(listed.slice(0, 3))}`)
  const before = await digestOf(store)
  for (let i = 0; i < events.length; i += AT_ONCE)
    await store.ingest(
      events.slice(i, i + AT_ONCE).map((event) => {
        const read = readEvent(event)
        if (!read.ok) throw new Error(`an acknowledged event is invalid: ${read.error.reason}`)
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
