import { z } from 'zod'
import { Uuid } from './common.ts'
import { Fault } from './problem.ts'

const summary = z.object({
  received: z.int(),
  successful: z.int(),
  failed: z.int(),
  not_kept: z.int().optional().describe('Refused items beyond the limit, which are not stored for a replay.'),
})
const status = z.enum(['success', 'partial_success', 'failure'])
const warnings = z.array(z.object({ index: z.int(), message: z.string() })).max(100)
const failures = z.array(
  z.object({
    index: z.int().describe('From 0; in NDJSON, among the lines that are not blank.'),
    reason: z.string(),
    path: z.string().optional(),
    errors: z.array(Fault).optional().describe('All faults of the identity of an event.'),
    retriable: z.boolean(),
  }),
)

export const EventAccepted = z.object({
  status: z.literal('success'),
  warnings: z.array(z.string()).optional(),
})

export const BatchOutcome = z.object({
  status,
  summary,
  failed_events: failures,
  warnings: warnings.optional(),
})

/** The entity that an item created or updated. */
export const Made = z.object({
  entity: z.string(),
  id: Uuid.describe('The id for later items. Except for operations, it is also the id of the node or edge.'),
  operationId: Uuid.optional().describe('Only for operations: the id of the node.'),
})

export const EntitiesOutcome = z.object({
  status,
  summary,
  results: z.array(Made.extend({ index: z.int() })),
  failed_items: failures,
  warnings: warnings.optional(),
})
