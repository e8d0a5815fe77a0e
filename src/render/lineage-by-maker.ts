import type { EdgeJson, GraphJson, NameJson, NodeJson } from './answer-json.ts'

/** What one job made, or what was made without a job: each output with just the sources that the answer names for it. */
export interface Making {
  readonly maker?: NameJson
  readonly inputs: readonly NameJson[]
  readonly outputs: readonly Output[]
  /** When the answer last saw it being made, ISO 8601; absent where no edge says. */
  readonly at?: string
}

export interface Output {
  readonly dataset: NameJson
  /** Empty where the answer shows that the job wrote it, and not from what. */
  readonly sources: readonly NameJson[]
  readonly columns: readonly ColumnLink[]
}

export interface ColumnLink {
  readonly from: NameJson
  /** `*` is every column of its dataset, here and in `to`. */
  readonly column: string
  readonly to: string
  readonly transformations: NonNullable<EdgeJson['transformations']>
}

/** A text for each name, and only for it: a namespace holds no NUL. */
export const nameKey = ({ namespace, name }: NameJson): string => `${namespace}\0${name}`

interface OutputDraft {
  readonly dataset: NameJson
  readonly sources: Map<string, NameJson>
  readonly columns: ColumnLink[]
}

interface Draft {
  readonly maker?: NameJson
  readonly inputs: Map<string, NameJson>
  readonly outputs: Map<string, OutputDraft>
  at?: string
}

/**
 * The edges of a graph by who made them, in the order of the answer. A run or operation stands for its job; an edge that
 * stands for skipped nodes is nobody's alone, and so has no maker.
 */
export function lineageByMaker(graph: Pick<GraphJson, 'nodes' | 'edges'>): readonly Making[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const drafts = new Map<string, Draft>()
  const draftOf = (maker: NameJson | undefined): Draft => {
    const key = maker === undefined ? '' : nameKey(maker)
    const draft = drafts.get(key) ?? {
      ...(maker === undefined ? {} : { maker: { namespace: maker.namespace, name: maker.name } }),
      inputs: new Map(),
      outputs: new Map(),
    }
    drafts.set(key, draft)
    return draft
  }
  for (const edge of graph.edges) {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)]
    if (from === undefined || to === undefined) continue
    const activity = [from, to].find(isActivity)
    if (activity !== undefined) add(draftOf(activity), edge, edge, from, to)
    else if (edge.jobs.length === 0 || edge.hidden !== undefined)
      add(draftOf(undefined), edge, edge, from, to)
    else for (const job of edge.jobs) add(draftOf(job), job, edge, from, to)
  }
  return [...drafts.values()].map((draft) => ({
    ...draft,
    inputs: [...draft.inputs.values()],
    outputs: [...draft.outputs.values()].map((output) => ({
      ...output,
      sources: [...output.sources.values()],
    })),
  }))
}

export const isActivity = ({ kind }: NodeJson): boolean =>
  kind === 'job' || kind === 'run' || kind === 'operation'

/** The dataset that a node is, or is a column of. */
export const datasetOf = ({ dataset, namespace, name }: NodeJson): NameJson =>
  dataset === undefined ? { namespace, name } : { namespace: dataset.namespace, name: dataset.name }

function add(
  draft: Draft,
  { firstAt, lastAt }: Pick<EdgeJson, 'firstAt' | 'lastAt'>,
  { transformations = [] }: EdgeJson,
  from: NodeJson,
  to: NodeJson,
): void {
  const at = lastAt ?? firstAt
  // ISO texts of one form compare as their times do.
  if (at !== undefined && (draft.at === undefined || at > draft.at)) draft.at = at
  const source = isActivity(from) ? undefined : datasetOf(from)
  if (source !== undefined) draft.inputs.set(nameKey(source), source)
  if (isActivity(to)) return
  const dataset = datasetOf(to)
  const output: OutputDraft = draft.outputs.get(nameKey(dataset)) ?? {
    dataset,
    sources: new Map(),
    columns: [],
  }
  draft.outputs.set(nameKey(dataset), output)
  if (source === undefined) return
  output.sources.set(nameKey(source), source)
  if (from.kind === 'column' && to.kind === 'column')
    output.columns.push({ from: source, column: from.name, to: to.name, transformations })
}
