import { z } from 'zod'
import { Time, Uuid } from './common.ts'

const stores = z.enum(['embedded', 'neo4j'])

export const HealthShape = z.object({
  status: z.literal('ok'),
  version: z.string(),
  store: stores,
  events: z.object({
    received: z.int(),
    stored: z.int(),
    refused: z.int(),
    unavailable: z.int(),
    failed: z.int(),
    warnings: z.int(),
    droppedFacets: z.int(),
    queue: z
      .object({ events: z.int(), bytes: z.int() })
      .describe('Events that wait for a commit, and their bytes.'),
  }),
  deadLetters: z
    .object({
      kept: z.int().describe('Stored for a replay.'),
      skipped: z.int().describe('Not stored, because their request had too many.'),
      lost: z.int().describe('Could not be stored.'),
    })
    .describe('Refused events and items since the start of the server.'),
})

export type HealthAnswer = z.output<typeof HealthShape>

export const ReadyShape = z.object({ status: z.literal('ready'), store: stores })

const Row = z.looseObject({}).describe('A stored row.')

export const TaskShape = z
  .object({
    id: Uuid,
    kind: z.enum(['verify', 'rebuild', 'backup', 'prune', 'redact']),
    state: z.enum(['running', 'done', 'failed']),
    startedAt: Time,
    endedAt: Time.optional(),
    progress: z
      .object({
        doing: z.enum(['reading', 'deriving', 'comparing', 'repairing', 'copying', 'looking at']),
        done: z.int(),
        total: z.int(),
        unit: z.string(),
      })
      .optional()
      .describe('The progress of the current step. Each step starts again at 0.'),
    result: z
      .object({
        rows: z.int().optional(),
        differences: z.int().optional(),
        listed: z
          .array(
            z.object({
              kind: z.enum(['missing', 'unfounded', 'different']),
              row: z.string(),
              id: z.string(),
              stored: Row.optional(),
              expected: Row.optional(),
            }),
          )
          .optional(),
        repaired: z.int().optional(),
        runs: z.int().optional().describe('Deleted runs; with `dryRun`, those that would be deleted.'),
        operations: z.int().optional(),
        interactions: z.int().optional(),
        redacted: z.int().optional().describe('Redacted rows; with `dryRun`, those that would be redacted.'),
        letters: z.int().optional().describe('Redacted refused events.'),
        dryRun: z.boolean().optional(),
        file: z.string().optional().describe('The path of the backup.'),
        bytes: z.int().optional(),
      })
      .optional(),
    reason: z.string().optional().describe('Why the task failed.'),
  })
  .meta({ id: 'Task', description: 'A maintenance task, which runs after its request has ended.' })
