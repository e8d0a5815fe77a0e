import { createThread, WRITER_LIMITS, type Thread } from '../threads/thread.ts'
import type { CallShape } from '../threads/messages.ts'
import type { ThreadData } from './calls.ts'

export type ThreadName = 'writer' | 'reader' | 'verifier' | 'dead-letters' | 'checker'

/** Starts a thread of the embedded store; its module is beside this one. */
export const startThread = <Calls extends { readonly [K in keyof Calls]: CallShape }>(
  name: ThreadName,
  data: ThreadData,
): Thread<Calls> =>
  createThread({
    name,
    module: new URL(name, import.meta.url),
    data,
    ...(name === 'writer' && { limits: WRITER_LIMITS }),
  })
