import { createThread, WRITER_LIMITS, type Thread } from '../threads/thread.ts'
import type { DatabaseOptions } from './database.ts'
import type { Versions } from './write-lock.ts'
import type { WriterCalls, WriterData } from './writer-calls.ts'

/**
 * The thread that merges and writes, with connections of its own: events are read and queries answered on the main thread
 * meanwhile. It starts when it is first needed.
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
