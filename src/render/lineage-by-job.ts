import type { EdgeJson, GraphJson, NameJson, NodeJson } from './answer-json.ts'
import { isActivity } from './node-label.ts'

/**
 * The lineage that one job made, or that was made without a job: each output with only the sources that the answer
 * names for it.
 */
export interface JobLineage {
  readonly job?: NameJson
  readonly inputs: readonly NameJson[]
  readonly outputs: readonly Output[]
  /** The last time in the answer when the lineage was made, ISO 8601; absent if no edge has a time. */
  readonly at?: string
}

export interface Output {
  readonly dataset: NameJson
  /** Empty if the answer shows that the job wrote the output, but not from which sources. */
  readonly sources: readonly NameJson[]
  readonly columns: readonly ColumnLink[]
}

export interface ColumnLink {
  readonly from: NameJson
  /** `*` means every column of its dataset, here and in `to`. */
  readonly column: string
  readonly to: string
  readonly transformations: NonNullable<EdgeJson['transformations']>
}

/** A unique text for each name: a namespace has no NUL. */
export const nameKey = ({ namespace, name }: NameJson): string => `${namespace}\0${name}`

interface OutputDraft {
  readonly dataset: NameJson
  readonly sources: Map<string, NameJson>
  readonly columns: ColumnLink[]
}

interface Draft {
  readonly job?: NameJson
  readonly inputs: Map<string, NameJson>
  readonly outputs: Map<string, OutputDraft>
  at?: string
}

/**
 * The edges of a graph by the job that made them, in the order of the answer. A run or operation counts as its job.
 * An edge that replaces skipped nodes belongs to no single job, so it has none.
 */
export function lineageByJob(graph: Pick<GraphJson, 'nodes' | 'edges'>): readonly JobLineage[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const drafts = new Map<string, Draft>()
  const draftOf = (job: NameJson | undefined): Draft => {
    const key = job === undefined ? '' : nameKey(job)
    const draft = drafts.get(key) ?? {
      ...(job === undefined ? {} : { job: { namespace: job.namespace, name: job.name } }),
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
  // ISO texts of one form sort like their times.
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
