import type { Observation } from '../domain/aggregate.ts'
import type { Id } from '../domain/ids.ts'
import { stampOf, type EventKind } from '../domain/stamp.ts'
import type { Instant } from '../domain/time.ts'
import { assertNever } from '../lib/assert-never.ts'
import { isJsonObject } from '../lib/json.ts'
import { nearest } from '../lib/nearest.ts'
import { redactJson } from '../lib/redact/redact-json.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { draftEvent } from '../openlineage/event-draft.ts'
import { isDeeper } from '../openlineage/kept-json.ts'
import { normalise, type Normalise } from '../openlineage/naming/normalise.ts'
import { NONE_THE_SAME, type SameNamespaces } from '../openlineage/naming/same-namespaces.ts'
import type { Refusal } from '../openlineage/refusal.ts'
import { sourceOf } from '../openlineage/source-of.ts'
import { faultOf, messageOf } from './fault-of.ts'
import { ITEMS, type Entity, type Item } from './items.ts'
import { readOperation, readRun } from './read-activity.ts'
import { readAlias, readDataset } from './read-dataset.ts'
import { readInteraction } from './read-interaction.ts'
import { readJob } from './read-job.ts'
import { readSchemaItem } from './read-schema.ts'
import { readLocation, readRunner, readStorage, readUser } from './read-thing.ts'
import { readVeto } from './read-veto.ts'
import type { ItemRead, Reading } from './reading.ts'

export interface EntityRead {
  readonly observation: Observation
  readonly warnings: readonly string[]
  readonly made: Made
}

/** What an item made, or told more of. */
export interface Made {
  readonly entity: Entity
  /** The id by which later items name it; but for operations that of its node or edge. */
  readonly id: Id
  /** Of operations: the id of its node. */
  readonly operationId?: Id
}

/** What reading depends on besides the item. */
export interface EntityContext {
  /** The time of arrival: when an item was observed that does not say so. */
  readonly now: Instant
  /** The id of a run or operation that has none of its own. */
  readonly newId: () => Id
  /** The namespaces declared to be others. */
  readonly same?: SameNamespaces
}

type AnyItem = { [E in Entity]: Item<E> }[Entity]

const NAMES = Object.keys(ITEMS) as readonly Entity[]
/** Reading what nests deeper could end the stack; no column of a real table does. */
const MAX_DEPTH = 64
/** Whose set of tags and owners an item carries that names no producer. */
const UNNAMED = 'entities'

/**
 * Reads one item of `POST /api/v1/entities`, as parsed from JSON. Strict: a member that is missing, malformed or unknown
 * refuses the item, and the refusal says where and what would be right. Secrets are redacted first. Never throws.
 */
export function readEntity(value: unknown, context: EntityContext): Result<EntityRead, Refusal> {
  if (!isJsonObject(value)) return err({ reason: 'an item must be a JSON object' })
  if (isDeeper(value, MAX_DEPTH))
    return err({ reason: `an item must not nest deeper than ${MAX_DEPTH} levels` })
  const entity = NAMES.find((name) => name === value.entity)
  if (entity === undefined) return err({ reason: entityFault(value.entity), path: 'entity' })
  const schema = ITEMS[entity]
  const parsed = schema.safeParse(redactJson(value), { error: messageOf, reportInput: true })
  if (!parsed.success) return err(faultOf(parsed.error, Object.keys(schema.shape)))
  return ok(read(parsed.data, context))
}

function entityFault(value: unknown): string {
  const near = typeof value === 'string' ? nearest(value, NAMES, 1)[0] : undefined
  const all = `one of ${NAMES.join(', ')}`
  if (value === undefined) return `entity is missing: it must be ${all}`
  return `entity must be ${all}${near === undefined ? '' : ` (did you mean ${near}?)`}`
}

function read(item: AnyItem, { now, newId, same = NONE_THE_SAME }: EntityContext): EntityRead {
  const at = item.observedAt ?? now
  const stamp = stampOf(at, kindOf(item))
  const naming: Normalise = (raw) => normalise(raw, same)
  const draft = draftEvent(stamp, sourceOf(item.producer ?? UNNAMED), naming)
  const made = readItem(item, { at, stamp, draft, producer: item.producer, newId })
  const { datasets, jobs, content, warnings } = draft.finish()
  return {
    observation: {
      eventTime: at,
      ...(made.aggregate === undefined ? {} : { aggregate: made.aggregate }),
      datasets,
      jobs: [...(made.jobs ?? []), ...jobs],
      content,
      ...(made.entities === undefined ? {} : { entities: made.entities }),
      ...(made.vetoes === undefined ? {} : { vetoes: made.vetoes }),
    },
    warnings,
    made: {
      entity: item.entity,
      id: made.id,
      ...(made.operationId === undefined ? {} : { operationId: made.operationId }),
    },
  }
}

/** Of two items of one instant the one with the graver status holds, as it is with events. */
function kindOf(item: AnyItem): EventKind {
  const status = item.entity === 'run' || item.entity === 'operation' ? item.status : undefined
  switch (status) {
    case 'failed':
      return 'FAIL'
    case 'killed':
      return 'ABORT'
    case 'succeeded':
      return 'COMPLETE'
    case 'running':
      return 'RUNNING'
    case undefined:
    case null:
      return 'OTHER'
    default:
      return assertNever(status)
  }
}

function readItem(item: AnyItem, reading: Reading): ItemRead {
  switch (item.entity) {
    case 'location':
      return readLocation(item)
    case 'storage':
      return readStorage(item)
    case 'dataset':
      return readDataset(item, reading)
    case 'job':
      return readJob(item, reading)
    case 'runner':
      return readRunner(item)
    case 'user':
      return readUser(item)
    case 'run':
      return readRun(item, reading)
    case 'operation':
      return readOperation(item, reading)
    case 'schema':
      return readSchemaItem(item, reading)
    case 'interaction':
      return readInteraction(item, reading)
    case 'alias':
      return readAlias(item, reading)
    case 'veto':
      return readVeto(item, reading)
    default:
      return assertNever(item)
  }
}
