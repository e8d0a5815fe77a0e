import type { Observation } from '../../domain/aggregate.ts'
import type { LineageStore } from '../lineage-store.ts'
import type { Thread } from '../threads/thread.ts'
import { REHEARSAL_MS } from './rehearse.ts'
import type { WriterCalls } from './writer-calls.ts'

/** A name that nothing has: the server compiles the statements, and they find nothing. */
const TEXT = 'tributary-rehearsal'

/**
 * Makes the server compile the statements of merges and of common queries. Resolves when this is done, or after 20 s. Writes
 * nothing. Ignores errors: if they persist, the first caller gets them.
 */
export async function warmUp(
  store: LineageStore,
  writer: Thread<WriterCalls>,
  rehearsal: readonly Observation[],
): Promise<void> {
  const all = Promise.allSettled([
    writer.call('rehearse', rehearsal),
    store.ready(),
    store.read({
      kind: 'lookup',
      names: [
        { of: 'dataset', text: TEXT },
        { of: 'job', text: TEXT },
      ],
    }),
    store.read({ kind: 'search', text: TEXT, kinds: ['dataset', 'job', 'column'], limit: 1 }),
    store.read({ kind: 'list', of: 'dataset', order: 'name', filters: {}, limit: 1 }),
    store.read({ kind: 'list', of: 'job', order: 'name', filters: {}, limit: 1 }),
    store.apiKeys.list(),
    store.savedQueries.names(),
  ])
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, REHEARSAL_MS)
  })
  await Promise.race([all, timeout])
  clearTimeout(timer)
}
