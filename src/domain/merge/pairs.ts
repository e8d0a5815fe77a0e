import type {
  Aggregate,
  ColumnLink,
  DatasetName,
  DatasetUse,
  Declaration,
  Interpretation,
  MappingBody,
} from '../aggregate.ts'
import type { Id } from '../ids.ts'
import type { Basis } from '../lineage-graph.ts'
import { mappingsStatedIn } from '../aggregate/stated-lineage.ts'
import { columnPairsOf, fieldsOf, type ColumnStatement, type StatedColumn } from './column-pairs.ts'
import { idOfName } from './dataset-ids.ts'
import type { RunContext } from './run-context.ts'

/** An operation with more inferred pairs than this stores only its interactions. */
export const MAX_INFERRED_PAIRS = 20_000

export interface DatasetPair {
  readonly target: Id
  readonly source: Id
  readonly basis: Basis
  readonly rename?: true
}

/** The pairs of one operation, and the datasets that only statements name. */
export interface Pairs {
  readonly datasets: readonly DatasetPair[]
  readonly columns: readonly StatedColumn[]
  /** Sources that are not inputs, and targets that are not outputs. */
  readonly impliedSources: ReadonlyMap<Id, DatasetName>
  readonly impliedTargets: ReadonlyMap<Id, DatasetName>
  /** Ids of the Mappings that the operation states. */
  readonly mappings: readonly Id[]
  /** Number of inferred pairs that were left out because they exceed the limit. */
  readonly omitted?: number
}

type Lineage = Extract<MappingBody, { readonly kind: 'lineage' }>
type ColumnLineage = Extract<MappingBody, { readonly kind: 'columnLineage' }>

/** Interaction types that move no data into the output. */
export const WITHOUT_DATA: ReadonlySet<string> = new Set(['drop', 'truncate', 'alter', 'rename'])

/**
 * Computes which datasets and columns an operation derived from which, as if it counts. An explicit lineage facet is
 * complete: a dataset's for that output, a run's or job's for the operation. Without one, every input is paired with
 * every output as inferred, and every source that columnLineage names is stated.
 */
export function pairsOf(
  source: Aggregate | Declaration,
  typesOf: (dataset: string) => readonly string[],
  interpretation: Pick<Interpretation, 'noTargets' | 'sources'>,
  context: RunContext,
): Pairs {
  const statements = statementsOf(source, context)
  const stated = new Map<string, DatasetPair>()
  const names = new Map<Id, DatasetName>()
  const columns: StatedColumn[] = []
  const open: Id[] = []
  const targets = new Set<Id>(statements.whole?.flatMap((body) => body.links.map(({ to }) => idOfName(to))))
  for (const id of Object.keys(source.outputs)) targets.add(id as Id)
  const made = (statements.whole ?? []).flatMap((body) => body.made ?? [])
  for (const target of made) names.set(idOfName(target), target)

  const state = (target: Id, from: DatasetName): void => {
    const id = idOfName(from)
    names.set(id, from)
    stated.set(`${target} ${id}`, { target, source: id, basis: 'stated' })
  }
  for (const target of targets) {
    const own = statements.lineage.get(target)
    const bodies = own === undefined ? statements.whole : [own]
    const byColumn = statements.columns.get(target)
    if (bodies === undefined) {
      for (const from of sourcesOf(byColumn)) state(target, from)
      columns.push(
        ...columnPairsOf(
          target,
          columnStatements(byColumn, () => true),
        ),
      )
      open.push(target)
      continue
    }
    const sources = new Set<Id>()
    for (const { from, to } of bodies.flatMap((body) => body.links)) {
      if (idOfName(to) !== target) continue
      sources.add(idOfName(from))
      names.set(target, to)
      state(target, from)
    }
    const within = (link: ColumnLink): boolean => sources.has(idOfName(link.from))
    const ofTarget = bodies.flatMap((body) => lineageStatement(body, target) ?? [])
    columns.push(...columnPairsOf(target, [...ofTarget, ...columnStatements(byColumn, within)]))
  }
  const renames = renamesOf(source.outputs)
  for (const { source: id, from } of renames) names.set(id, from)
  const inferred = inferredPairs(source, open, stated, typesOf, interpretation)
  const datasets: DatasetPair[] = [...stated.values(), ...renames, ...(inferred.pairs ?? [])]
  return {
    datasets: inferred.pairs === undefined ? [] : datasets,
    columns: inferred.pairs === undefined ? [] : columns,
    impliedSources: implied(
      datasets.map((pair) => pair.source),
      source.inputs,
      names,
    ),
    impliedTargets: implied(
      [...datasets.map((pair) => pair.target), ...made.map(idOfName)],
      source.outputs,
      names,
    ),
    mappings: statements.mappings,
    ...(inferred.pairs === undefined ? { omitted: inferred.count } : {}),
  }
}

interface Statements {
  /** The lineage of the run or job: complete for every output without lineage of its own. */
  readonly whole?: readonly Lineage[]
  readonly lineage: ReadonlyMap<Id, Lineage>
  readonly columns: ReadonlyMap<Id, ColumnLineage>
  readonly mappings: readonly Id[]
}

function statementsOf(source: Aggregate | Declaration, context: RunContext): Statements {
  const mappings = new Set<Id>()
  const read = <K extends MappingBody['kind']>(value: unknown, kind: K) => {
    if (typeof value !== 'string') return undefined
    mappings.add(value as Id)
    const body = context.mapping(value)
    return body?.kind === kind ? (body as Extract<MappingBody, { readonly kind: K }>) : undefined
  }
  const stated = [
    ...(source.kind === 'run' ? mappingsStatedIn(source.run) : []),
    ...mappingsStatedIn(source.jobFacets),
  ]
  const whole = [...new Set(stated)].flatMap((id) => read(id, 'lineage') ?? [])
  const lineage = new Map<Id, Lineage>()
  const columns = new Map<Id, ColumnLineage>()
  for (const [id, use] of Object.entries(source.outputs)) {
    const own = read(use.lineage?.value, 'lineage')
    if (own !== undefined) lineage.set(id as Id, own)
    const byColumn = read(use.columnLineage?.value, 'columnLineage')
    if (byColumn !== undefined) columns.set(id as Id, byColumn)
  }
  return { ...(whole.length === 0 ? {} : { whole }), lineage, columns, mappings: [...mappings].sort() }
}

/** What a lineage facet states about the columns of one target. */
function lineageStatement(body: Lineage, target: Id): ColumnStatement | undefined {
  const links = body.columns.filter((link) => idOfName(link.target) === target)
  const bare = (body.bare ?? []).flatMap((named) => (idOfName(named.target) === target ? [named.column] : []))
  return links.length + bare.length === 0 ? undefined : { links, fields: fieldsOf(links, bare) }
}

/** What columnLineage states about the sources that count. All its fields count, whatever their sources. */
function columnStatements(
  body: ColumnLineage | undefined,
  counts: (link: ColumnLink) => boolean,
): readonly ColumnStatement[] {
  if (body === undefined) return []
  return [{ links: body.links.filter(counts), fields: fieldsOf(body.links, body.bare) }]
}

function sourcesOf(body: ColumnLineage | undefined): readonly DatasetName[] {
  return body === undefined ? [] : [...body.sources, ...body.links.map((link) => link.from)]
}

interface Rename extends DatasetPair {
  readonly from: DatasetName
}

function renamesOf(outputs: { readonly [id: string]: DatasetUse }): readonly Rename[] {
  return Object.entries(outputs).flatMap(([target, { lifecycle, renamedFrom }]) => {
    if (lifecycle?.value !== 'rename' || renamedFrom === undefined) return []
    const from = renamedFrom.value
    const source = idOfName(from)
    return source === target
      ? []
      : [{ target: target as Id, source, basis: 'stated' as const, rename: true as const, from }]
  })
}

/** `pairs` is undefined if there are too many. */
function inferredPairs(
  source: Aggregate | Declaration,
  open: readonly Id[],
  stated: ReadonlyMap<string, DatasetPair>,
  typesOf: (dataset: string) => readonly string[],
  interpretation: Pick<Interpretation, 'noTargets' | 'sources'>,
): { readonly pairs?: readonly DatasetPair[]; readonly count: number } {
  const targets = open.filter((id) => {
    const types = typesOf(id)
    const withoutData = types.length > 0 && types.every((type) => WITHOUT_DATA.has(type))
    return !withoutData && !interpretation.noTargets.includes(id)
  })
  const inputs = Object.keys(source.inputs) as Id[]
  const inputsOf = (target: Id): readonly Id[] =>
    (interpretation.sources?.[target] as readonly Id[] | undefined) ?? inputs
  let count = targets.reduce((sum, target) => sum + inputsOf(target).length, 0)
  if (count > MAX_INFERRED_PAIRS) {
    for (const { target, source: from } of stated.values())
      if (
        targets.includes(target) &&
        (interpretation.sources?.[target]?.includes(from) ?? Object.hasOwn(source.inputs, from))
      )
        count -= 1
    if (count > MAX_INFERRED_PAIRS) return { count }
  }
  // A declaration with a single output can only mean that its inputs feed it.
  const basis: Basis =
    source.kind === 'declaration' && Object.keys(source.outputs).length === 1 ? 'stated' : 'inferred'
  const pairs: DatasetPair[] = []
  for (const target of targets)
    for (const from of inputsOf(target))
      if (!stated.has(`${target} ${from}`)) pairs.push({ target, source: from, basis })
  return { pairs, count }
}

function implied(
  ids: readonly Id[],
  uses: { readonly [id: string]: DatasetUse },
  names: ReadonlyMap<Id, DatasetName>,
): ReadonlyMap<Id, DatasetName> {
  const out = new Map<Id, DatasetName>()
  for (const id of ids) {
    const name = names.get(id)
    if (name !== undefined && !Object.hasOwn(uses, id)) out.set(id, name)
  }
  return out
}
