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
      .describe('Events that wait for their commit now, and their bytes.'),
  }),
  deadLetters: z
    .object({
      kept: z.int().describe('Kept for another try.'),
      skipped: z.int().describe('Left out, as their request had too many.'),
      lost: z.int().describe('Could not be kept.'),
    })
    .describe('Refused events and items since the start, by what became of them.'),
})

export type HealthAnswer = z.output<typeof HealthShape>

export const ReadyShape = z.object({ status: z.literal('ready'), store: stores })

const Row = z.looseObject({}).describe('A row as the store keeps it.')

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
      .describe(
        'How far what it does now is, while it runs: one thing after another, each from the beginning.',
      ),
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
        runs: z.int().optional().describe('Runs that were dropped; with `dryRun`, that would be.'),
        operations: z.int().optional(),
        interactions: z.int().optional(),
        redacted: z
          .int()
          .optional()
          .describe('Rows whose secrets were redacted; with `dryRun`, that would be.'),
        letters: z.int().optional().describe('Refused events whose secrets were redacted.'),
        dryRun: z.boolean().optional(),
        file: z.string().optional().describe('Where a backup lies.'),
        bytes: z.int().optional(),
      })
      .optional(),
    reason: z.string().optional().describe('Why it failed.'),
  })
  .meta({ id: 'Task', description: 'Work on the whole store that outlasts a request.' })
