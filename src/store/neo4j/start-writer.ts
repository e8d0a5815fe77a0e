import { createThread, WRITER_LIMITS, type Thread } from '../threads/thread.ts'
import type { DatabaseOptions } from './database.ts'
import type { Versions } from './write-lock.ts'
import type { WriterCalls, WriterData } from './writer-calls.ts'

/**
 * Creates the thread that merges and writes. It has its own connections, so that the main thread can read events and answer
 * queries at the same time. It starts when it is first needed.
 */
export const startWriter = (
  { uri, user, password, database }: DatabaseOptions,
  versions: Versions,
  producerRulesModule: string,
): Thread<WriterCalls> =>
  createThread<WriterCalls, WriterData>({
    name: 'writer',
    module: new URL('writer', import.meta.url),
    data: {
      options: {
        uri,
        ...(user !== undefined && { user }),
        ...(password !== undefined && { password }),
        ...(database !== undefined && { database }),
      },
      versions,
      producerRulesModule,
    },
    limits: WRITER_LIMITS,
  })
