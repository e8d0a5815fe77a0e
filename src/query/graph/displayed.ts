import { AS_OF_FIELDS } from '../causal/execution-as-of.ts'

/** The fields that an answer shows of each node without being requested. */
export const DISPLAYED = {
  dataset: ['aliases', 'type', 'description'],
  column: ['type', 'description'],
  job: ['type', 'description'],
  // Runs and operations have no names of their own, so these fields distinguish them.
  run: ['type', ...AS_OF_FIELDS],
  operation: ['type', ...AS_OF_FIELDS],
} as const
