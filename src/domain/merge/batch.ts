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
import { canonicalFields, lookOf } from './schema-look.ts'
import { joinVetoes, vetoNews, type VetoNews } from './veto-row.ts'
import { thingRows, type LoneSchema, type PlaceNews } from './thing-rows.ts'

/** What a batch of observations tells, joined by the thing that it tells of. */
export interface Batch {
  readonly aggregates: ReadonlyMap<Id, Aggregate>
  readonly declarations: ReadonlyMap<Id, Declaration>
  readonly datasets: ReadonlyMap<Id, DatasetNews>
  readonly jobs: ReadonlyMap<Id, JobNews>
  readonly content: ReadonlyMap<Id, ContentNews>
  /** Tags, Users and Runners that stay once they are named, with the first event that names each. */
  readonly labels: ReadonlyMap<Id, NodeRow>
  readonly lone: LoneThings
  /** By the id of their edge. */
  readonly vetoes: ReadonlyMap<Id, VetoNews>
}

export interface DatasetNews {
  readonly id: Id
  readonly name: DatasetName
  firstSeen: Instant
  fields: StampedFields
  /** By schema and role. */
  readonly schemas: Map<string, SchemaNews>
  /** Columns named, and when first. */
  readonly columns: Map<string, Instant>
  /** Descriptions that people gave columns, or withdrew. */
  readonly editedColumns: Map<string, Stamped>
  readonly symlinks: Map<Id, SymlinkNews>
  readonly renamedFrom: Map<Id, RenameNews>
  place?: PlaceNews
}

export interface SchemaNews {
  readonly id: Id
  readonly role: string
  /** In order of their names. */
  readonly fields: readonly SchemaField[]
  firstSeen: Instant
  /** When last, with the look of its columns then. */
  seen: Stamped
}

export interface SymlinkNews {
  readonly to: DatasetName
  firstSeen: Instant
  /** By kind (the empty text where none is told): the newest statement. */
  readonly kinds: Map<string, Stamp>
}

export interface RenameNews {
  readonly from: DatasetName
  firstSeen: Instant
  /** When a static event first stated it. */
  since?: Instant
}

export interface JobNews {
  readonly id: Id
  readonly name: DatasetName
  firstSeen: Instant
  fields: StampedFields
}

export interface ContentNews {
  readonly label: 'Mapping' | 'Content'
  readonly body: string
  firstSeen: Instant
}

/** Places, Schemas and edges of things that are told of by themselves, not with a dataset. */
export interface LoneThings {
  readonly places: readonly PlaceNews[]
  readonly schemas: readonly LoneSchema[]
  readonly edges: readonly EdgeRow[]
}

/** Joins observations; their order does not matter. */
export function gather(observations: readonly Observation[]): Batch {
  const aggregates = new Map<Id, Aggregate>()
  const declarations = new Map<Id, Declaration>()
  const datasets = new Map<Id, DatasetNews>()
  const jobs = new Map<Id, JobNews>()
  const content = new Map<Id, ContentNews>()
  const labels = new Map<Id, NodeRow>()
  const addNodes = (rows: readonly NodeRow[], at: Instant): void => {
    for (const row of rows) {
      const known = labels.get(row.id)
      if (known === undefined || (known.props.firstSeen as Instant) > at) labels.set(row.id, row)
    }
  }
  const addLabels = (fields: { readonly [field: string]: Json }, at: Instant): void =>
    addNodes(labelNodes(fields, at), at)
  const lone = { places: [] as PlaceNews[], schemas: [] as LoneSchema[], edges: [] as EdgeRow[] }
  const vetoes = new Map<Id, VetoNews>()
  for (const observation of observations) {
    const { eventTime: at, aggregate, declaration, things = [] } = observation
    for (const thing of things) {
      const rows = thingRows(thing, at)
      addNodes(rows.nodes, at)
      lone.places.push(...rows.places)
      lone.schemas.push(...rows.schemas)
      lone.edges.push(...rows.edges)
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
      addFacts(newsOf(datasets, facts, at), facts, at, aggregate === undefined, datasets)
    }
    for (const source of [aggregate, declaration]) {
      if (source === undefined) continue
      for (const uses of [source.inputs, source.outputs])
        for (const id of Object.keys(uses)) {
          const use = uses[id]!
          newsOf(datasets, use, at, id as Id)
          if (use.connectAs !== undefined) addNodes([userNode(use.connectAs.value, at)], at)
        }
    }
    for (const { namespace, name, stamp, fields } of observation.jobs) {
      const id = idOfJob({ namespace, name })
      const known = jobs.get(id)
      const said = stampAll(fields, stamp)
      addLabels(fields, at)
      if (known === undefined) jobs.set(id, { id, name: { namespace, name }, firstSeen: at, fields: said })
      else {
        known.firstSeen = Math.min(known.firstSeen, at)
        known.fields = newestByKey(known.fields, said)
      }
    }
    for (const veto of observation.vetoes ?? []) {
      const news = vetoNews(veto)
      if (news === undefined) continue
      for (const name of veto.pair) newsOf(datasets, name, at)
      const known = vetoes.get(news.id)
      vetoes.set(news.id, known === undefined ? news : joinVetoes(known, news))
    }
    for (const { id, label, body } of observation.content) {
      const known = content.get(id)
      if (known === undefined) content.set(id, { label, body, firstSeen: at })
      else known.firstSeen = Math.min(known.firstSeen, at)
    }
  }
  return { aggregates, declarations, datasets, jobs, content, labels, lone, vetoes }
}

/** The aggregate's outputs with the names they had before, which the event tells of its datasets. */
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

function newsOf(
  datasets: Map<Id, DatasetNews>,
  { namespace, name }: DatasetName,
  at: Instant,
  id = idOfName({ namespace, name }),
): DatasetNews {
  let news = datasets.get(id)
  if (news === undefined) {
    news = {
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
    datasets.set(id, news)
  } else news.firstSeen = Math.min(news.firstSeen, at)
  return news
}

function addFacts(
  news: DatasetNews,
  facts: DatasetFacts,
  at: Instant,
  isStatic: boolean,
  datasets: Map<Id, DatasetNews>,
): void {
  if (Object.keys(facts.fields).length > 0)
    news.fields = newestByKey(news.fields, stampAll(facts.fields, facts.stamp))
  if (facts.place !== undefined)
    news.place = { at: facts.place, firstSeen: Math.min(news.place?.firstSeen ?? at, at) }
  if (facts.schema !== undefined) addSchema(news, facts.schema, at)
  for (const column of facts.columns) nameColumn(news, column, at)
  if (hasLabels(facts.fields)) for (const column of taggedColumns(facts.fields)) nameColumn(news, column, at)
  for (const [column, value] of Object.entries(facts.editedColumns ?? {})) {
    nameColumn(news, column, at)
    news.editedColumns.set(column, newest(news.editedColumns.get(column), { value, stamp: facts.stamp })!)
  }
  for (const { kind = '', ...to } of facts.symlinks) {
    const id = newsOf(datasets, to, at).id
    if (id === news.id) continue
    const known = news.symlinks.get(id)
    const symlink = known ?? { to, firstSeen: at, kinds: new Map<string, Stamp>() }
    symlink.firstSeen = Math.min(symlink.firstSeen, at)
    symlink.kinds.set(kind, newerStamp(symlink.kinds.get(kind), facts.stamp))
    news.symlinks.set(id, symlink)
  }
  if (facts.renamedFrom !== undefined) {
    const id = newsOf(datasets, facts.renamedFrom, at).id
    if (id === news.id) return
    const rename = news.renamedFrom.get(id) ?? { from: facts.renamedFrom, firstSeen: at }
    rename.firstSeen = Math.min(rename.firstSeen, at)
    if (isStatic) rename.since = Math.min(rename.since ?? at, at)
    news.renamedFrom.set(id, rename)
  }
}

function addSchema(news: DatasetNews, schema: NonNullable<DatasetFacts['schema']>, at: Instant): void {
  const key = `${schema.id} ${schema.role}`
  const seen: Stamped = { value: lookOf(schema.fields), stamp: [at, 0] }
  const known = news.schemas.get(key)
  if (known === undefined)
    news.schemas.set(key, {
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

export function nameColumn(news: DatasetNews, column: string, at: Instant): void {
  news.columns.set(column, Math.min(news.columns.get(column) ?? at, at))
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
