import type { Place, SchemaField, Thing } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { locationId, runnerId, type Id } from '../ids.ts'
import type { Instant } from '../time.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { editNode } from './edit-node.ts'
import { plainEdge } from './edge-ids.ts'
import { userNode } from './label-rows.ts'
import { propsOf } from './props.ts'
import { canonicalFields } from './schema-look.ts'

/** Where something lies, and the first event that tells. */
export interface PlaceNews {
  readonly at: Place
  firstSeen: Instant
}

/** A Schema; the fields in order of their names. */
export interface LoneSchema {
  readonly id: Id
  readonly fields: readonly SchemaField[]
  readonly firstSeen: Instant
}

/** What a thing that is told of by itself adds to a batch. */
export interface ThingRows {
  readonly nodes: readonly NodeRow[]
  readonly edges: readonly EdgeRow[]
  readonly places: readonly PlaceNews[]
  readonly schemas: readonly LoneSchema[]
}

const NOTHING: ThingRows = { nodes: [], edges: [], places: [], schemas: [] }

export function thingRows(thing: Thing, firstSeen: Instant): ThingRows {
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

function runnerRows(runner: Extract<Thing, { readonly kind: 'runner' }>, firstSeen: Instant): ThingRows {
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
