import { AS_OF_FIELDS } from '../causal/execution-as-of.ts'

/** The fields that an answer shows of each node, unasked. */
export const DISPLAYED = {
  dataset: ['aliases', 'type', 'description'],
  column: ['type', 'description'],
  job: ['type', 'description'],
  // They have no names of their own, and are told apart by these.
  run: ['type', ...AS_OF_FIELDS],
  operation: ['type', ...AS_OF_FIELDS],
} as const
