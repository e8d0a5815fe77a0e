import { z } from 'zod'
import { Made } from './events.ts'
import { Time, Uuid } from './common.ts'

const head = {
  id: Uuid,
  kind: z.enum(['event', 'entity']),
  sender: z
    .string()
    .optional()
    .describe('The key, token or address of the sender; absent if an earlier version stored it.'),
  receivedAt: Time,
  problem: z.string().describe('The `type` of the problem that the sender got.'),
  reason: z.string(),
  path: z.string().optional(),
  size: z.int().min(0).describe('The size of the body in bytes.'),
  truncated: z.boolean().describe('Whether only the first 4 MiB are stored.'),
  body: z.string(),
  encoding: z.enum(['utf-8', 'base64']),
}

export const DeadLetterShape = z
  .object(head)
  .meta({ id: 'DeadLetter', description: 'A refused event or item.' })

export const DeadLetterPage = z.object({
  letters: z.array(z.object({ ...head, bodyCut: z.boolean() })),
  next: Uuid.optional().describe('The `before` of the next page.'),
})

export const ReplayResult = z
  .object({
    id: z.string(),
    status: z.enum(['success', 'failure']),
    made: Made.optional(),
    warnings: z.array(z.string()).optional(),
    reason: z.string().optional(),
    path: z.string().optional(),
    retriable: z.boolean().optional(),
  })
  .meta({ id: 'Replayed', description: 'The result of a replay.' })

export const Replayed = z.object({
  summary: z.object({ replayed: z.int(), successful: z.int(), failed: z.int() }),
  results: z.array(ReplayResult),
})

export type DeadLetterCard = z.output<typeof DeadLetterPage>['letters'][number]
export type DeadLetterAnswer = z.output<typeof DeadLetterShape>
export type DeadLettersAnswer = z.output<typeof DeadLetterPage>
export type ReplayedAnswer = z.output<typeof Replayed>
export type ReplayResultAnswer = z.output<typeof ReplayResult>
