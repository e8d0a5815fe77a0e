import type {
  Aggregate,
  DatasetFacts,
  DatasetName,
  Declaration,
  Observation,
  SchemaField,
} from '../aggregate.ts'
import { mergeAggregates } from '../aggregate/merge-aggregates.ts'
import { newestByKey, type StampedFields } from '../aggregate/newest-by-key.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { newest, type Stamp, type Stamped } from '../stamp.ts'
import type { Instant } from '../time.ts'
import { isEditedLabel } from '../edit-fields.ts'
import { isLabelField } from '../label-fields.ts'
import type { Json } from '../../lib/json.ts'
import { idOfName } from './dataset-ids.ts'
import { idOfJob } from './claims.ts'
import { labelNodes, taggedColumns, userNode } from './label-rows.ts'
import { canonicalFields, presentationOf } from './schema-presentation.ts'
import { joinVetoes, vetoUpdate, type VetoUpdate } from './veto-row.ts'
import { entityRows, type StandaloneSchema, type PlaceUpdate } from './entity-rows.ts'

/** The content of a batch of observations, joined by the node that each part concerns. */
export interface Batch {
  readonly aggregates: ReadonlyMap<Id, Aggregate>
  readonly declarations: ReadonlyMap<Id, Declaration>
  readonly datasets: ReadonlyMap<Id, DatasetUpdate>
  readonly jobs: ReadonlyMap<Id, JobUpdate>
  readonly content: ReadonlyMap<Id, ContentUpdate>
  /** Tags, Users and Runners that stay once they are named, with the time of the first event that names each. */
  readonly labels: ReadonlyMap<Id, NodeRow>
  readonly standalone: StandaloneRows
  /** By the id of the NOT_SAME_AS edge. */
  readonly vetoes: ReadonlyMap<Id, VetoUpdate>
}

export interface DatasetUpdate {
  readonly id: Id
  readonly name: DatasetName
  firstSeen: Instant
  fields: StampedFields
  /** By schema and role. */
  readonly schemas: Map<string, SchemaUpdate>
  /** The columns that the batch names, with the first time. */
  readonly columns: Map<string, Instant>
  /** Descriptions of columns that people wrote or withdrew. */
  readonly editedColumns: Map<string, Stamped>
  readonly symlinks: Map<Id, SymlinkUpdate>
  readonly renamedFrom: Map<Id, RenameUpdate>
  place?: PlaceUpdate
}

export interface SchemaUpdate {
  readonly id: Id
  readonly role: string
  /** Ordered by name. */
  readonly fields: readonly SchemaField[]
  firstSeen: Instant
  /** The last time, with the presentation of the columns at that time. */
  seen: Stamped
}

export interface SymlinkUpdate {
  readonly to: DatasetName
  firstSeen: Instant
  /** The newest statement of each kind; an empty string if the kind is unknown. */
  readonly kinds: Map<string, Stamp>
}

export interface RenameUpdate {
  readonly from: DatasetName
  firstSeen: Instant
  /** When a static event first stated the rename. */
  since?: Instant
}

export interface JobUpdate {
  readonly id: Id
  readonly name: DatasetName
  firstSeen: Instant
  fields: StampedFields
}

export interface ContentUpdate {
  readonly label: 'Mapping' | 'Content'
  readonly body: string
  firstSeen: Instant
}

/** Places, Schemas and edges of entities that were reported on their own, not with a dataset. */
export interface StandaloneRows {
  readonly places: readonly PlaceUpdate[]
  readonly schemas: readonly StandaloneSchema[]
  readonly edges: readonly EdgeRow[]
}

/** Joins observations; their order does not matter. */
export function gatherBatch(observations: readonly Observation[]): Batch {
  const aggregates = new Map<Id, Aggregate>()
  const declarations = new Map<Id, Declaration>()
  const datasets = new Map<Id, DatasetUpdate>()
  const jobs = new Map<Id, JobUpdate>()
  const content = new Map<Id, ContentUpdate>()
  const labels = new Map<Id, NodeRow>()
  const addNodes = (rows: readonly NodeRow[], at: Instant): void => {
    for (const row of rows) {
      const known = labels.get(row.id)
      if (known === undefined || (known.props.firstSeen as Instant) > at) labels.set(row.id, row)
    }
  }
  const addLabels = (fields: { readonly [field: string]: Json }, at: Instant): void =>
    addNodes(labelNodes(fields, at), at)
  const standalone = {
    places: [] as PlaceUpdate[],
    schemas: [] as StandaloneSchema[],
    edges: [] as EdgeRow[],
  }
  const vetoes = new Map<Id, VetoUpdate>()
  for (const observation of observations) {
    const { eventTime: at, aggregate, declaration, entities = [] } = observation
    for (const thing of entities) {
      const rows = entityRows(thing, at)
      addNodes(rows.nodes, at)
      standalone.places.push(...rows.places)
      standalone.schemas.push(...rows.schemas)
      standalone.edges.push(...rows.edges)
    }
    const jobFacets = aggregate?.jobFacets ?? declaration?.jobFacets ?? {}
    if (hasLabels(jobFacets)) addLabels(valuesOf(jobFacets), at)
    if (aggregate !== undefined) {
      const complete = withRenames(aggregate, observation.datasets)
      const known = aggregates.get(aggregate.id)
      aggregates.set(aggregate.id, known === undefined ? complete : mergeAggregates(known, complete))
    }
    if (declaration !== undefined) declarations.set(declaration.id, declaration)
    for (const facts of observation.datasets) {
      if (hasLabels(facts.fields)) addLabels(facts.fields, at)
      addFacts(updateOf(datasets, facts, at), facts, at, aggregate === undefined, datasets)
    }
    for (const source of [aggregate, declaration]) {
      if (source === undefined) continue
      for (const uses of [source.inputs, source.outputs])
        for (const id of Object.keys(uses)) {
          const use = uses[id]!
          updateOf(datasets, use, at, id as Id)
          if (use.connectAs !== undefined) addNodes([userNode(use.connectAs.value, at)], at)
        }
    }
    for (const { namespace, name, stamp, fields } of observation.jobs) {
      const id = idOfJob({ namespace, name })
      const known = jobs.get(id)
      const stamped = stampAll(fields, stamp)
      addLabels(fields, at)
      if (known === undefined) jobs.set(id, { id, name: { namespace, name }, firstSeen: at, fields: stamped })
      else {
        known.firstSeen = Math.min(known.firstSeen, at)
        known.fields = newestByKey(known.fields, stamped)
      }
    }
    for (const veto of observation.vetoes ?? []) {
      const update = vetoUpdate(veto)
      if (update === undefined) continue
      for (const name of veto.pair) updateOf(datasets, name, at)
      const known = vetoes.get(update.id)
      vetoes.set(update.id, known === undefined ? update : joinVetoes(known, update))
    }
    for (const { id, label, body } of observation.content) {
      const known = content.get(id)
      if (known === undefined) content.set(id, { label, body, firstSeen: at })
      else known.firstSeen = Math.min(known.firstSeen, at)
    }
  }
  return { aggregates, declarations, datasets, jobs, content, labels, standalone, vetoes }
}

/** Adds to the aggregate's outputs the previous names that the event reports for its datasets. */
function withRenames(aggregate: Aggregate, facts: readonly DatasetFacts[]): Aggregate {
  if (!facts.some((fact) => fact.renamedFrom !== undefined)) return aggregate
  const renamed = facts.filter((fact) => fact.renamedFrom !== undefined)
  const outputs = { ...aggregate.outputs }
  for (const { namespace, name, stamp, renamedFrom } of renamed) {
    const id = idOfName({ namespace, name })
    const use = outputs[id]
    if (use === undefined) continue
    const value = { namespace: renamedFrom!.namespace, name: renamedFrom!.name }
    outputs[id] = { ...use, renamedFrom: newest(use.renamedFrom, { value, stamp })! }
  }
  return { ...aggregate, outputs }
}

function updateOf(
  datasets: Map<Id, DatasetUpdate>,
  { namespace, name }: DatasetName,
  at: Instant,
  id = idOfName({ namespace, name }),
): DatasetUpdate {
  let update = datasets.get(id)
  if (update === undefined) {
    update = {
      id,
      name: { namespace, name },
      firstSeen: at,
      fields: {},
      schemas: new Map(),
      columns: new Map(),
      editedColumns: new Map(),
      symlinks: new Map(),
      renamedFrom: new Map(),
    }
    datasets.set(id, update)
  } else update.firstSeen = Math.min(update.firstSeen, at)
  return update
}

function addFacts(
  update: DatasetUpdate,
  facts: DatasetFacts,
  at: Instant,
  isStatic: boolean,
  datasets: Map<Id, DatasetUpdate>,
): void {
  if (Object.keys(facts.fields).length > 0)
    update.fields = newestByKey(update.fields, stampAll(facts.fields, facts.stamp))
  if (facts.place !== undefined)
    update.place = { at: facts.place, firstSeen: Math.min(update.place?.firstSeen ?? at, at) }
  if (facts.schema !== undefined) addSchema(update, facts.schema, at)
  for (const column of facts.columns) nameColumn(update, column, at)
  if (hasLabels(facts.fields))
    for (const column of taggedColumns(facts.fields)) nameColumn(update, column, at)
  for (const [column, value] of Object.entries(facts.editedColumns ?? {})) {
    nameColumn(update, column, at)
    update.editedColumns.set(column, newest(update.editedColumns.get(column), { value, stamp: facts.stamp })!)
  }
  for (const { kind = '', ...to } of facts.symlinks) {
    const id = updateOf(datasets, to, at).id
    if (id === update.id) continue
    const known = update.symlinks.get(id)
    const symlink = known ?? { to, firstSeen: at, kinds: new Map<string, Stamp>() }
    symlink.firstSeen = Math.min(symlink.firstSeen, at)
    symlink.kinds.set(kind, newerStamp(symlink.kinds.get(kind), facts.stamp))
    update.symlinks.set(id, symlink)
  }
  if (facts.renamedFrom !== undefined) {
    const id = updateOf(datasets, facts.renamedFrom, at).id
    if (id === update.id) return
    const rename = update.renamedFrom.get(id) ?? { from: facts.renamedFrom, firstSeen: at }
    rename.firstSeen = Math.min(rename.firstSeen, at)
    if (isStatic) rename.since = Math.min(rename.since ?? at, at)
    update.renamedFrom.set(id, rename)
  }
}

function addSchema(update: DatasetUpdate, schema: NonNullable<DatasetFacts['schema']>, at: Instant): void {
  const key = `${schema.id} ${schema.role}`
  const seen: Stamped = { value: presentationOf(schema.fields), stamp: [at, 0] }
  const known = update.schemas.get(key)
  if (known === undefined)
    update.schemas.set(key, {
      id: schema.id,
      role: schema.role,
      fields: canonicalFields(schema.fields),
      firstSeen: at,
      seen,
    })
  else {
    known.firstSeen = Math.min(known.firstSeen, at)
    known.seen = newest(known.seen, seen)!
  }
}

export function nameColumn(update: DatasetUpdate, column: string, at: Instant): void {
  update.columns.set(column, Math.min(update.columns.get(column) ?? at, at))
}

export function newerStamp(a: Stamp | undefined, b: Stamp): Stamp {
  if (a === undefined) return b
  return a[0] > b[0] || (a[0] === b[0] && a[1] <= b[1]) ? a : b
}

function hasLabels(fields: { readonly [field: string]: unknown }): boolean {
  for (const field of Object.keys(fields)) if (isLabelField(field) || isEditedLabel(field)) return true
  return false
}

const stampAll = (fields: { readonly [field: string]: Json }, stamp: Stamp): StampedFields =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { value, stamp }]))

const valuesOf = (fields: StampedFields): { readonly [field: string]: Json } =>
  Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value]))
