import { STANDING } from '../causal/work-as-of.ts'

/** The fields that an answer shows of each node, unasked. */
export const DISPLAYED = {
  dataset: ['aliases', 'type', 'description'],
  column: ['type', 'description'],
  job: ['type', 'description'],
  // They have no names of their own, and are told apart by these.
  run: ['type', ...STANDING],
  operation: ['type', ...STANDING],
} as const
