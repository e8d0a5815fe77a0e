import type { Place, SchemaField, StandaloneEntity } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { locationId, runnerId, type Id } from '../ids.ts'
import type { Instant } from '../time.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { editNode } from './edit-node.ts'
import { plainEdge } from './edge-ids.ts'
import { userNode } from './label-rows.ts'
import { propsOf } from './props.ts'
import { canonicalFields } from './schema-presentation.ts'

/** A place, and the first event that reports it. */
export interface PlaceUpdate {
  readonly at: Place
  firstSeen: Instant
}

/** A Schema with its fields ordered by name. */
export interface StandaloneSchema {
  readonly id: Id
  readonly fields: readonly SchemaField[]
  readonly firstSeen: Instant
}

/** What a standalone entity adds to a batch. */
export interface EntityRows {
  readonly nodes: readonly NodeRow[]
  readonly edges: readonly EdgeRow[]
  readonly places: readonly PlaceUpdate[]
  readonly schemas: readonly StandaloneSchema[]
}

const NOTHING: EntityRows = { nodes: [], edges: [], places: [], schemas: [] }

export function entityRows(thing: StandaloneEntity, firstSeen: Instant): EntityRows {
  switch (thing.kind) {
    case 'place':
      return { ...NOTHING, places: [{ at: thing.place, firstSeen }] }
    case 'user':
      return { ...NOTHING, nodes: [userNode(thing.name, firstSeen)] }
    case 'schema':
      return { ...NOTHING, schemas: [{ id: thing.id, fields: canonicalFields(thing.fields), firstSeen }] }
    case 'runner':
      return runnerRows(thing, firstSeen)
    case 'edit':
      return { ...NOTHING, nodes: [editNode(thing.edit)] }
    default:
      return assertNever(thing)
  }
}

function runnerRows(
  runner: Extract<StandaloneEntity, { readonly kind: 'runner' }>,
  firstSeen: Instant,
): EntityRows {
  const { type, version, location } = runner
  const id = runnerId(runner)
  const nodes: readonly NodeRow[] = [{ label: 'Runner', id, props: propsOf({ type, version, firstSeen }) }]
  if (location === undefined) return { ...NOTHING, nodes }
  const { namespace, name } = location
  return {
    ...NOTHING,
    nodes,
    edges: [plainEdge('LOCATED_IN', 'Runner', id, 'Location', locationId(namespace, name))],
    places: [{ at: { location: { type: namespace, name, addresses: [] } }, firstSeen }],
  }
}
