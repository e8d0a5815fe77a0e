import type { JsonObject } from '../lib/json.ts'
import { itemJsonSchema } from '../native/item-json-schema.ts'
import type { CreatedEntity } from '../native/read-entity.ts'
import type { NamespaceAliases } from '../openlineage/naming/namespace-aliases.ts'
import type { Submission, Ingest, IngestOutcome } from './create-ingest.ts'
import { readSubmittedEntity, type SubmittedEntity } from './read-submitted.ts'

export interface EntityIngestOptions {
  readonly ingest: Pick<Ingest, 'take'>
  readonly now: () => number
  /** Namespaces that are aliases of others. */
  readonly same?: NamespaceAliases
}

/** The outcome of an item; if it was stored, with the entity that it created. */
export type EntityOutcome =
  | (Extract<IngestOutcome, { readonly kind: 'stored' }> & { readonly made: CreatedEntity })
  | Exclude<IngestOutcome, { readonly kind: 'stored' }>

/** How an item was submitted. */
export interface EntitySubmission extends Submission {
  /** When the item arrived, in ms since 1970, if not now: the observation time of an item that states none. */
  readonly at?: number
}

export interface EntityIngest {
  /** Resolves after the commit, or with what was wrong. */
  submit(item: unknown, arrival?: EntitySubmission): Promise<EntityOutcome>
  /** The same for an item that was read elsewhere. */
  take(read: SubmittedEntity | Promise<SubmittedEntity>, from?: Submission): Promise<EntityOutcome>
  /** The JSON Schema of an item. */
  readonly schema: () => JsonObject
}

/** Takes native entities. They share commits with events. */
export function createEntityIngest({ ingest, now, same }: EntityIngestOptions): EntityIngest {
  const take: EntityIngest['take'] = async (reading, from) => {
    const outcome = await ingest.take(reading, { ...from, eventTimePath: 'observedAt' })
    if (outcome.kind !== 'stored') return outcome
    const read = await reading
    return read.ok ? { ...outcome, made: read.value.made } : (outcome as never)
  }
  return {
    submit: async (item, { at = now(), ...from } = {}) => take(readSubmittedEntity(item, at, same), from),
    take,
    schema: itemJsonSchema,
  }
}
