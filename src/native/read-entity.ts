import type { Observation, Veto } from '../domain/aggregate.ts'
import type { Id } from '../domain/ids.ts'
import { stampOf, type EventKind } from '../domain/stamp.ts'
import type { Instant } from '../domain/time.ts'
import { assertNever } from '../lib/assert-never.ts'
import { isJsonObject } from '../lib/json.ts'
import { nearest } from '../lib/nearest.ts'
import { redactJson } from '../lib/redact/redact-json.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { draftEvent } from '../openlineage/event-draft.ts'
import { isDeeper } from '../openlineage/stored-json.ts'
import { normalise, type Normalise } from '../openlineage/naming/normalise.ts'
import { NO_ALIASES, type NamespaceAliases } from '../openlineage/naming/namespace-aliases.ts'
import type { Refusal } from '../openlineage/refusal.ts'
import { producerWithoutVersion } from '../openlineage/producer-without-version.ts'
import { refusalOfItem, messageOf } from './validation-errors.ts'
import { ITEMS, type Entity, type Item } from './items.ts'
import { readOperation, readRun } from './read-activity.ts'
import { readAlias, readDataset } from './read-dataset.ts'
import { readInteraction } from './read-interaction.ts'
import { readJob } from './read-job.ts'
import { readSchemaItem } from './read-schema.ts'
import { readLocation, readRunner, readStorage, readUser } from './read-standalone-entities.ts'
import type { ItemResult, ItemContext } from './item-context.ts'
import { idOfVeto } from '../domain/merge/veto-row.ts'

export interface ParsedEntity {
  readonly observation: Observation
  readonly warnings: readonly string[]
  readonly made: CreatedEntity
}

/** The entity that an item created or updated. */
export interface CreatedEntity {
  readonly entity: Entity
  /** Later items name the entity by this id. It is also the id of the node or edge, except for operations. */
  readonly id: Id
  /** The id of the node of an operation; absent for all other entities. */
  readonly operationId?: Id
}

/** The inputs of `readEntity` besides the item. They keep it pure. */
export interface EntityContext {
  /** The time of arrival. It is the time of an item without `observedAt`. */
  readonly now: Instant
  /** Generates the id of a run or operation whose item names none. */
  readonly newId: () => Id
  /** Namespaces that the operator declared to be aliases of others. */
  readonly aliases?: NamespaceAliases
}

type AnyItem = { [E in Entity]: Item<E> }[Entity]

const NAMES = Object.keys(ITEMS) as readonly Entity[]
/** The readers are recursive, so deeper nesting could exhaust the stack. No column of a real table nests this deep. */
const MAX_DEPTH = 64
/** The source of the tags and owners of an item that names no producer. */
const DEFAULT_SOURCE = 'entities'

/**
 * Reads one item of `POST /api/v1/entities`, as parsed from JSON. It is strict: it refuses an item with a missing, malformed
 * or unknown member, and the refusal names the member and what is expected. It redacts secrets first. It never throws.
 *
 * @example readEntity({ entity: 'user', name: 'ann' }, { now: Date.now(), newId })
 */
export function readEntity(value: unknown, context: EntityContext): Result<ParsedEntity, Refusal> {
  if (!isJsonObject(value)) return err({ reason: 'an item must be a JSON object' })
  if (isDeeper(value, MAX_DEPTH))
    return err({ reason: `an item must not nest deeper than ${MAX_DEPTH} levels` })
  const entity = NAMES.find((name) => name === value.entity)
  if (entity === undefined) return err({ reason: entityFault(value.entity), path: 'entity' })
  const schema = ITEMS[entity]
  const parsed = schema.safeParse(redactJson(value), { error: messageOf, reportInput: true })
  if (!parsed.success) return err(refusalOfItem(parsed.error, Object.keys(schema.shape)))
  return ok(read(parsed.data, context))
}

function entityFault(value: unknown): string {
  const near = typeof value === 'string' ? nearest(value, NAMES, 1)[0] : undefined
  const all = `one of ${NAMES.join(', ')}`
  if (value === undefined) return `entity is missing: it must be ${all}`
  return `entity must be ${all}${near === undefined ? '' : ` (did you mean ${near}?)`}`
}

function read(item: AnyItem, { now, newId, aliases = NO_ALIASES }: EntityContext): ParsedEntity {
  const at = item.observedAt ?? now
  const stamp = stampOf(at, kindOf(item))
  const naming: Normalise = (raw) => normalise(raw, aliases)
  const draft = draftEvent(stamp, producerWithoutVersion(item.producer ?? DEFAULT_SOURCE), naming)
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

/** The kind of event that ranks like the item's status: of two items of the same instant, the worse status wins. */
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

function readItem(item: AnyItem, context: ItemContext): ItemResult {
  switch (item.entity) {
    case 'location':
      return readLocation(item)
    case 'storage':
      return readStorage(item)
    case 'dataset':
      return readDataset(item, context)
    case 'job':
      return readJob(item, context)
    case 'runner':
      return readRunner(item)
    case 'user':
      return readUser(item)
    case 'run':
      return readRun(item, context)
    case 'operation':
      return readOperation(item, context)
    case 'schema':
      return readSchemaItem(item, context)
    case 'interaction':
      return readInteraction(item, context)
    case 'alias':
      return readAlias(item, context)
    case 'veto':
      return readVeto(item, context)
    default:
      return assertNever(item)
  }
}

/** Reads a person's decision that two datasets are different, or its withdrawal. */
function readVeto(item: Item<'veto'>, { stamp, draft }: ItemContext): ItemResult {
  const [one, other] = item.datasets
  const pair = [draft.normalise(one), draft.normalise(other)] as const
  for (const name of pair) draft.mention(name)
  const veto: Veto = {
    pair,
    stamp,
    vetoed: item.vetoed ?? true,
    ...(item.by === undefined ? {} : { by: item.by }),
  }
  return { id: idOfVeto(pair), vetoes: [veto] }
}
