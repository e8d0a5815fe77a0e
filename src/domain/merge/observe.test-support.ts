import type {
  ColumnLink,
  DatasetFacts,
  DatasetLink,
  DatasetName,
  DatasetUse,
  Declaration,
  JobFacts,
  MappingBody,
  Observation,
  SharedContent,
  StandaloneEntity,
} from '../aggregate.ts'
import type { Edit } from '../edit.ts'
import { idOf, operationId, toId, type Id } from '../ids.ts'
import { partitionsOf } from '../aggregate/partitions.ts'
import { lineageEntry } from '../aggregate/stated-lineage.ts'
import { labelSetOf } from '../label-fields.ts'
import { stampOf, type EventKind, type Stamp } from '../stamp.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import { idOfName } from './dataset-ids.ts'

/** `x:a` is `a` in the namespace `x`; without a prefix, the namespace is `db`. */
export const dataset = (text: string): DatasetName => {
  const colon = text.indexOf(':')
  return colon === -1
    ? { namespace: 'db', name: text }
    : { namespace: text.slice(0, colon), name: text.slice(colon + 1) }
}
export const idOfDataset = (name: string): Id => idOfName(dataset(name))
export const runIdOf = (run: number): Id => toId(`00000000-0000-4000-8000-${String(run).padStart(12, '0')}`)

/** `target.column <- source.column`, as `['a', 'src', 'b']`, with INDIRECT and masked if given. */
export interface Link {
  readonly to: string
  readonly from: readonly [dataset: string, column: string]
  readonly indirect?: boolean
  /** An indirect link that represents one link to each column that its facet names. */
  readonly every?: boolean
  readonly masking?: boolean
}

/** One input or output of an event in short form. */
export interface Use {
  readonly name: string
  readonly lifecycle?: string | null
  readonly version?: string | null
  readonly partitions?: readonly string[]
  /** Withdraws the schema, or the symlinks. */
  readonly withdrawn?: readonly ('schema' | 'symlinks')[]
  readonly renamedFrom?: string
  readonly schema?: readonly string[]
  /** Columns that have a description in the schema. */
  readonly described?: string
  readonly columns?: readonly Link[] | null
  /** Columns that columnLineage names without inputs. */
  readonly bare?: readonly string[]
  readonly lineage?: readonly string[] | null
  /** Columns of the lineage facet; their sources become sources of the dataset. */
  readonly lineageColumns?: readonly Link[]
  readonly symlinks?: readonly (readonly [name: string, kind?: string])[]
  readonly rows?: number
  readonly types?: readonly string[]
  readonly connectAs?: string
  readonly fields?: { readonly [field: string]: Json }
}

export interface RunEvent {
  readonly run: number
  readonly job?: string
  /** The namespace of the job; `jobs` if absent. */
  readonly namespace?: string
  /** Sent with a key that is limited to some namespaces. */
  readonly restricted?: true
  readonly kind: EventKind
  readonly at: number
  readonly facets?: { readonly [key: string]: Json }
  readonly jobFacets?: { readonly [key: string]: Json }
  /** The run's own lineage: pairs of target and source. */
  readonly lineage?: readonly (readonly [target: string, source: string])[] | null
  readonly inputs?: readonly (string | Use)[]
  readonly outputs?: readonly (string | Use)[]
}

export const parentOf = (run: number, job: string, namespace = 'jobs'): Json => ({
  runId: runIdOf(run),
  job: { namespace, name: job },
})

class Draft {
  readonly stamp: Stamp
  readonly facts = new Map<string, DatasetFacts>()
  readonly content = new Map<Id, SharedContent>()

  constructor(at: number, kind: EventKind) {
    this.stamp = stampOf(at, kind)
  }

  share(body: MappingBody): Id {
    const text = canonicalJson(body as unknown as Json)
    const id = idOf('Mapping', text)
    this.content.set(id, { label: 'Mapping', id, body: text })
    return id
  }

  mention(name: string, more: Partial<DatasetFacts> = {}): void {
    const base = { kind: 'dataset', ...dataset(name), stamp: this.stamp } as const
    const facts = { ...base, fields: {}, columns: [], symlinks: [], ...more }
    this.facts.set(`${name} ${this.facts.size}`, facts)
  }

  use(said: string | Use, role: 'read' | 'written' | 'declared'): readonly [Id, DatasetUse] {
    const use = typeof said === 'string' ? { name: said } : said
    const { stamp } = this
    const stamped = <T extends Json>(value: T) => ({ value, stamp })
    const schema = use.schema && {
      id: idOf('Schema', [...use.schema].sort().join()),
      role,
      fields: use.schema.map((column) => ({
        name: column,
        type: `type of ${column}`,
        ...(use.described === undefined ? {} : { description: use.described }),
      })),
    }
    this.mention(use.name, {
      fields: { ...use.fields, ...Object.fromEntries((use.withdrawn ?? []).map((field) => [field, null])) },
      ...(schema && { schema }),
      symlinks: (use.symlinks ?? []).map(([name, kind]) => ({ ...dataset(name), ...(kind && { kind }) })),
      ...(use.renamedFrom === undefined ? {} : { renamedFrom: dataset(use.renamedFrom) }),
    })
    for (const [name] of use.symlinks ?? []) this.mention(name)
    return [
      idOfDataset(use.name),
      {
        ...dataset(use.name),
        ...(use.lifecycle === undefined ? {} : { lifecycle: stamped(use.lifecycle) }),
        ...(schema && { schema: stamped<string>(schema.id) }),
        ...(use.withdrawn?.includes('schema') === true && { schema: stamped(null) }),
        ...(use.version === undefined ? {} : { version: stamped(use.version) }),
        ...partitionsIn(use.partitions),
        ...(use.columns === undefined
          ? {}
          : { columnLineage: stamped(this.#columns(use.name, use.columns, use.bare)) }),
        ...(use.lineage === undefined
          ? {}
          : { lineage: stamped(this.#lineage(use.name, use.lineage, use.lineageColumns)) }),
        ...(use.rows === undefined ? {} : { statistics: { numRows: use.rows } }),
        ...(use.types === undefined ? {} : { types: [...use.types].sort() }),
        ...(use.connectAs === undefined ? {} : { connectAs: stamped(use.connectAs) }),
      },
    ]
  }

  #columns(target: string, links: readonly Link[] | null, bare: readonly string[] = []): string | null {
    if (links === null) return null
    return this.share({
      kind: 'columnLineage',
      target: dataset(target),
      links: links.map(linkOf),
      sources: links.map(({ from }) => dataset(from[0])),
      ...(bare.length === 0 ? {} : { bare }),
    })
  }

  #lineage(target: string, sources: readonly string[] | null, columns: readonly Link[] = []): string | null {
    if (sources === null) return null
    const all = [...sources, ...columns.map(({ from }) => from[0])]
    const links = all.map((source) => ({ from: dataset(source), to: dataset(target) }))
    const named = columns.map((link) => ({ ...linkOf(link), target: dataset(target) }))
    return this.share({ kind: 'lineage', target: dataset(target), links, columns: named })
  }

  finish(eventTime: number): Omit<Observation, 'aggregate' | 'declaration'> {
    for (const { body } of this.content.values()) {
      const said = JSON.parse(body) as MappingBody
      const named =
        said.kind === 'columnLineage' ? said.sources : said.links.flatMap(({ from, to }) => [from, to])
      for (const { name } of named) this.mention(name)
    }
    return { eventTime, datasets: [...this.facts.values()], jobs: [], content: [...this.content.values()] }
  }
}

function partitionsIn(names: readonly string[] | undefined): Pick<DatasetUse, 'partitions'> {
  const partitions = partitionsOf(names ?? [])
  return partitions === undefined ? {} : { partitions }
}

function linkOf({ to, from, indirect = false, every = false, masking = false }: Link): ColumnLink {
  return {
    from: { ...dataset(from[0]), column: from[1] },
    to: every && indirect ? '*' : to,
    ...(every && indirect ? { every } : {}),
    transformation: indirect ? 'INDIRECT' : 'DIRECT',
    masking,
  }
}

const stampAll = (fields: { readonly [key: string]: Json }, stamp: Stamp) =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value, stamp }]))

/** The observation of a run event, as src/openlineage would read it. */
export function observeRun(event: RunEvent): Observation {
  const { run, job = 'job', namespace = 'jobs', restricted, kind, at } = event
  const draft = new Draft(at, kind)
  const inputs = Object.fromEntries((event.inputs ?? []).map((use) => draft.use(use, 'read')))
  const outputs = Object.fromEntries((event.outputs ?? []).map((use) => draft.use(use, 'written')))
  const lineage = lineageOf(event, draft)
  const rest = draft.finish(at)
  return {
    aggregate: {
      kind: 'run',
      id: operationId(runIdOf(run), namespace, job),
      runId: runIdOf(run),
      ...(restricted && { restricted }),
      job: { namespace, name: job },
      times: { [kind]: [at, at] },
      producer: { value: 'https://producer', stamp: draft.stamp },
      run: stampAll({ ...event.facets, ...lineage }, draft.stamp),
      jobFacets: stampAll(event.jobFacets ?? {}, draft.stamp),
      inputs,
      outputs,
    },
    ...rest,
    jobs: Object.entries(event.facets ?? {}).flatMap(([field, value]) => jobsIn(field, value, draft.stamp)),
  }
}

/** The jobs that dependencies name. */
export function jobsIn(field: string, value: Json, stamp: Stamp): readonly JobFacts[] {
  const set = labelSetOf(field, value)
  if (set?.sort !== 'dependencies' && set?.sort !== 'order') return []
  return set.entries.map(([, namespace, name]) => ({ kind: 'job', namespace, name, stamp, fields: {} }))
}

/** One entry in a set of dependencies. */
export const dependency = (side: 'upstream' | 'downstream', job: string, type = ''): Json => [
  side,
  'jobs',
  job,
  type,
  '',
  '',
  '',
]

/** Declared fields of a run or operation, without an event of it. */
export interface Statement extends Omit<RunEvent, 'kind'> {
  readonly given?: { readonly [field: string]: Json }
  readonly entities?: readonly StandaloneEntity[]
}

export function observeStatement({ given = {}, entities, ...said }: Statement): Observation {
  const { aggregate, ...rest } = observeRun({ ...said, kind: 'OTHER' })
  const { producer, ...stated } = aggregate!
  return {
    ...rest,
    ...(entities && { entities }),
    aggregate: {
      ...stated,
      times: {},
      given: stampAll(given, producer!.stamp),
      observed: [said.at, said.at],
    },
  }
}

function lineageOf({ lineage }: RunEvent, draft: Draft): { readonly [entry: string]: Json } {
  if (lineage === undefined) return {}
  if (lineage === null) return { lineage: null }
  const links: DatasetLink[] = lineage.map(([to, from]) => ({ from: dataset(from), to: dataset(to) }))
  return { [lineageEntry(draft.share({ kind: 'lineage', links, columns: [] }))]: true }
}

/** The observation of a JobEvent (`job`) or of a DatasetEvent that states lineage. */
export function observeDeclaration(event: {
  readonly job?: string
  readonly at: number
  readonly inputs?: readonly (string | Use)[]
  readonly outputs: readonly (string | Use)[]
}): Observation {
  const { job, at } = event
  const draft = new Draft(at, 'OTHER')
  const inputs = Object.fromEntries((event.inputs ?? []).map((use) => draft.use(use, 'declared')))
  const outputs = Object.fromEntries(event.outputs.map((use) => draft.use(use, 'declared')))
  const subject = idOf('Subject', job ?? Object.keys(outputs)[0]!)
  const content = canonicalJson({ inputs, outputs } as unknown as Json)
  const declaration: Declaration = {
    kind: 'declaration',
    id: idOf('Declaration', subject, at, content),
    subject,
    subjectKind: job === undefined ? 'dataset' : 'job',
    at,
    ...(job === undefined ? {} : { job: { namespace: 'jobs', name: job } }),
    producer: 'https://producer',
    jobFacets: {},
    inputs,
    outputs,
  }
  return { declaration, ...draft.finish(at) }
}

/** The observation of a DatasetEvent that only describes a dataset. */
export function observeDataset(at: number, use: Use): Observation {
  const draft = new Draft(at, 'OTHER')
  draft.use(use, 'declared')
  return draft.finish(at)
}

/** A person's edit of a dataset and its columns, or of a job, with its record. */
export function observeEdit(
  at: number,
  of: { readonly dataset: string } | { readonly job: string },
  fields: { readonly [field: string]: Json },
  editedColumns: { readonly [column: string]: string | null } = {},
): Observation {
  const stamp = stampOf(at, 'OTHER')
  const isJob = 'job' in of
  const name = isJob ? { namespace: 'jobs', name: of.job } : dataset(of.dataset)
  const edit: Edit = {
    id: idOf('Edit', at, canonicalJson({ ...name, fields, editedColumns })),
    at,
    who: 'ann',
    kind: isJob ? 'job' : 'dataset',
    subject: isJob ? idOf('Job', 'jobs', of.job) : idOfName(name),
    ...name,
    aspect: 'tag',
    before: null,
    after: { name: 't' },
  }
  const facts = { ...name, stamp, fields }
  return {
    eventTime: at,
    datasets: isJob ? [] : [{ kind: 'dataset', ...facts, columns: [], symlinks: [], editedColumns }],
    jobs: isJob ? [{ kind: 'job', ...facts }] : [],
    content: [],
    entities: [{ kind: 'edit', edit }],
  }
}

/** A person's veto of a pair, or its withdrawal. */
export function observeVeto(
  at: number,
  [one, other]: readonly [string, string],
  vetoed = true,
  by?: string,
): Observation {
  const pair = [dataset(one), dataset(other)] as const
  const veto = { pair, stamp: stampOf(at, 'OTHER'), vetoed, ...(by === undefined ? {} : { by }) }
  return { eventTime: at, datasets: [], jobs: [], content: [], vetoes: [veto] }
}
