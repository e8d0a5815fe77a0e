import type { Observation } from '../../domain/aggregate.ts'
import { toId, type Id } from '../../domain/ids.ts'
import { isJsonObject, type Json } from '../../lib/json.ts'

/** The ids of all runs that an observation names: its own, its parent and the root. */
export function namedRuns({ aggregate }: Observation): readonly Id[] {
  if (aggregate === undefined) return []
  const parent = aggregate.run.parent?.value
  const root = isJsonObject(parent) ? parent.root : undefined
  return [...new Set([aggregate.runId, ...runIn(parent), ...runIn(root)])]
}

const runIn = (reference: Json | undefined): readonly Id[] =>
  isJsonObject(reference) && typeof reference.runId === 'string' ? [toId(reference.runId)] : []
