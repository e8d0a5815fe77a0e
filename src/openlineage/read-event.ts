import { isJsonObject } from '../lib/json.ts'
import { redactJson } from '../lib/redact/redact-json.ts'
import { err, type Result } from '../lib/result.ts'
import { eventKind } from './event-kind.ts'
import type { ParsedEvent } from './parsed-event.ts'
import { DROPPED_FACETS } from './facets/facet-registry.ts'
import { normalise, type Normalise } from './naming/normalise.ts'
import { NO_ALIASES, type NamespaceAliases } from './naming/namespace-aliases.ts'
import { readDatasetEvent } from './read-dataset-event.ts'
import { readJobEvent } from './read-job-event.ts'
import { readRunEvent } from './read-run-event.ts'
import type { Refusal } from './refusal.ts'

export type { ParsedEvent } from './parsed-event.ts'
export type { Refusal } from './refusal.ts'

/** Members that no reader uses, so they need not be redacted. */
const UNUSED_MEMBERS: ReadonlySet<string> = new Set([
  ...DROPPED_FACETS,
  '_producer',
  '_schemaURL',
  'schemaURL',
])

/**
 * Reads an OpenLineage event (RunEvent, JobEvent or DatasetEvent, any version) as parsed from JSON.
 *
 * It is strict about identity: it refuses an event without event time, job, runId or dataset, and the refusal names the member
 * and what is expected. It is lenient about the rest: it leaves out malformed parts with a warning. It redacts secrets first, so
 * that the result contains none. `aliases` are the namespaces that the operator declared to be others. It never throws.
 */
export function readEvent(
  value: unknown,
  aliases: NamespaceAliases = NO_ALIASES,
): Result<ParsedEvent, Refusal> {
  if (!isJsonObject(value)) return err({ reason: 'an event must be a JSON object' })
  const kind = eventKind(value)
  const naming: Normalise = (raw) => normalise(raw, aliases)
  const event = redactJson(value, UNUSED_MEMBERS)
  switch (kind) {
    case 'run':
      return readRunEvent(event, naming)
    case 'job':
      return readJobEvent(event, naming)
    case 'dataset':
      return readDatasetEvent(event, naming)
    case undefined:
      return err({
        reason:
          'schemaURL must end in RunEvent, JobEvent or DatasetEvent, or the event must have a run, a job or a dataset',
        path: 'schemaURL',
      })
  }
}
