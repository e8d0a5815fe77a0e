import { newestByKey } from '../aggregate/newest-by-key.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { Batch, ContentUpdate, DatasetUpdate, JobUpdate } from './batch.ts'
import type { StandaloneSchema } from './entity-rows.ts'
import { hasSchemaId, renamedFromId, sameAsId, typedEdge } from './edge-ids.ts'
import { jobRow } from './job-row.ts'
import { placeRows } from './place-rows.ts'
import { propsOf } from './props.ts'
import { hasSchemaEdge, schemaNode, newestSchema } from './schema-rows.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import { decodeFields, decodeStatic, encodeFields } from './stamped-row.ts'
import { symlinkEdge } from './symlink-row.ts'
import { vetoEdge } from './veto-row.ts'
import type { WorkingSet } from './working-set.ts'

interface Rows {
  readonly nodes: readonly NodeRow[]
  readonly edges: readonly EdgeRow[]
}

/**
 * Writes what follows from the events alone and is never retracted: datasets with their schemas, symlinks, renames
 * and places, static facts of jobs, shared content, and the Tags and Users of labels.
 */
export function* applyFacts(batch: Batch, set: WorkingSet): Step<void> {
  const rows = yield* untilResolved(set, () => factRows(batch, set))
  for (const { nodes, edges } of rows) {
    for (const node of nodes) set.putNode(node)
    for (const edge of edges) set.putEdge(edge)
  }
}

/** Reads everything that writing the batch's facts needs, so that the first round of questions has it. */
export function factRows(batch: Batch, set: WorkingSet): readonly Rows[] {
  return [
    ...[...batch.datasets.values()].map((update) => datasetRows(update, set)),
    placeRows(batch.datasets.values(), batch.standalone.places, set),
    schemaNodes(batch, set),
    { nodes: [], edges: standaloneEdges(batch, set) },
    { nodes: [], edges: vetoEdges(batch, set) },
    { nodes: [...batch.jobs.values()].map((update) => staticJobRow(update, set)), edges: [] },
    { nodes: [...batch.content].map(([id, update]) => contentRow(id, update, set)), edges: [] },
    { nodes: [...batch.labels.values()].map((row) => labelNode(row, set)), edges: [] },
  ]
}

function datasetRows(update: DatasetUpdate, set: WorkingSet): Rows {
  const { id, name } = update
  const stored = set.node('Dataset', id)
  const edges: EdgeRow[] = []
  const fields = newestByKey(stored === undefined ? {} : decodeFields('Dataset', stored.props), update.fields)
  let schemaId = stored?.props.schemaId
  if (update.schemas.size > 0 || update.fields.schema !== undefined) {
    const known = new Map(set.edgesAt('HAS_SCHEMA', 'from', id).map((edge) => [edge.id, edge]))
    for (const schema of update.schemas.values()) {
      const edgeId = hasSchemaId(id, schema.id, schema.role)
      const former = known.get(edgeId)
      if (former === undefined) set.edge('HAS_SCHEMA', edgeId, id)
      const edge = hasSchemaEdge(id, schema, former)
      known.set(edgeId, edge)
      edges.push(edge)
    }
    schemaId = newestSchema(known.values(), fields.schema?.stamp)
  }
  for (const [to, symlink] of update.symlinks)
    edges.push(symlinkEdge(id, to, symlink, set.edge('SAME_AS', sameAsId(id, to), id)))
  for (const [from, rename] of update.renamedFrom) {
    const edgeId = renamedFromId(id, from)
    const former = set.edge('RENAMED_FROM', edgeId, id)?.props
    const props = propsOf({
      firstSeen: least(former?.firstSeen, rename.firstSeen),
      since: least(former?.since, rename.since),
    })
    edges.push(typedEdge('RENAMED_FROM', edgeId, id, from, props))
  }
  const firstSeen = least(stored?.props.firstSeen, update.firstSeen)
  if (stored !== undefined && Object.keys(update.fields).length === 0) {
    // Most events name a known dataset and add no description.
    const same = stored.props.schemaId === schemaId && stored.props.firstSeen === firstSeen
    const props = propsOf({ ...stored.props, schemaId, firstSeen })
    return { nodes: [same ? stored : { label: 'Dataset', id, props }], edges }
  }
  const props = propsOf({
    ...name,
    ...encodeFields('Dataset', fields),
    schemaId,
    firstSeen,
  })
  return { nodes: [{ label: 'Dataset', id, props }], edges }
}

/** Each schema once: several datasets of a batch may share it. */
function schemaNodes({ datasets, standalone }: Batch, set: WorkingSet): Rows {
  const nodes = new Map<Id, NodeRow>()
  const add = (schema: StandaloneSchema): void => {
    const known = nodes.get(schema.id) ?? set.node('Schema', schema.id)
    nodes.set(schema.id, schemaNode(schema, known))
  }
  for (const { schemas } of datasets.values()) for (const schema of schemas.values()) add(schema)
  standalone.schemas.forEach(add)
  return { nodes: [...nodes.values()], edges: [] }
}

/** Edges without properties. */
function standaloneEdges({ standalone }: Batch, set: WorkingSet): readonly EdgeRow[] {
  for (const { type, id, from } of standalone.edges) set.edge(type, id, from)
  return standalone.edges
}

function vetoEdges({ vetoes }: Batch, set: WorkingSet): readonly EdgeRow[] {
  return [...vetoes.values()].map((update) =>
    vetoEdge(update, set.edge('NOT_SAME_AS', update.id, update.lesser)),
  )
}

function staticJobRow({ id, name, firstSeen, fields }: JobUpdate, set: WorkingSet): NodeRow {
  const stored = set.node('Job', id)
  const former = stored && decodeStatic(stored.props)
  const staticPart = {
    firstSeen: Math.min(former?.firstSeen ?? firstSeen, firstSeen),
    fields: newestByKey(former?.fields ?? {}, fields),
  }
  const shown =
    stored === undefined
      ? []
      : [{ firstSeen: stored.props.firstSeen as number, fields: decodeFields('Job', stored.props) }]
  return jobRow(id, name, [...shown, staticPart], staticPart)
}

function contentRow(id: Id, { label, body, firstSeen }: ContentUpdate, set: WorkingSet): NodeRow {
  const stored = set.node(label, id)
  return { label, id, props: { body, firstSeen: least(stored?.props.firstSeen, firstSeen)! } }
}

function labelNode(row: NodeRow, set: WorkingSet): NodeRow {
  const stored = set.node(row.label, row.id)
  const firstSeen = least(stored?.props.firstSeen, row.props.firstSeen as number)!
  return { ...row, props: { ...row.props, firstSeen } }
}

/** The lesser of a numeric property and another number; either may be absent. */
const least = (a: unknown, b: number | undefined): number | undefined =>
  typeof a === 'number' ? (b === undefined ? a : Math.min(a, b)) : b
