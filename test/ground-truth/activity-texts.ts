import type { EdgeRow, NodeRow } from '../../src/domain/graph-rows.ts'
import type { EdgeType, NodeLabel } from '../../src/domain/graph-schema.ts'
import { columnId, datasetId } from '../../src/domain/ids.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import { edgesOf, nodesOf } from './lineage-texts.ts'
import type { RunTruth, GroundTruth } from './ground-truth.ts'

/** Jobs, runs and labels of a dump as texts, for comparison with the ground truth. */
export interface Activity {
  readonly jobs: readonly string[]
  /** `job → job` by containment, and by control flow. */
  readonly partOf: readonly string[]
  readonly dependsOn: readonly string[]
  readonly runs: readonly string[]
  readonly tags: readonly string[]
  readonly owners: readonly string[]
}

const jobText = (namespace: string, name: string, type: string | null): string =>
  `${namespace} ${name} ${String(type)}`

export function trueActivity(truth: GroundTruth): Activity {
  const { jobs, datasets } = truth
  const named = Object.entries(datasets)
  return {
    jobs: jobs.map(({ namespace, name, type }) => jobText(namespace, name, type)).sort(),
    partOf: jobs
      .flatMap((job) => [job.partOf ?? []].flat().map((parent) => `${job.name} → ${parent}`))
      .sort(),
    dependsOn: jobs.flatMap((job) => (job.dependsOn ?? []).map((other) => `${job.name} → ${other}`)).sort(),
    runs: (truth.runs ?? [])
      .flatMap((run) => Array.from({ length: run.count ?? 1 }, () => runText(run)))
      .sort(),
    tags: [
      ...jobs.map((job) => [job.name, job.tags] as const),
      ...named.map(([n, d]) => [n, d.tags] as const),
    ]
      .flatMap(([name, tags = []]) => tags.map((tag) => `${name}: ${tag}`))
      .sort(),
    owners: [
      ...jobs.map((job) => [job.name, job.owners] as const),
      ...named.map(([n, d]) => [n, d.owners] as const),
    ]
      .flatMap(([name, owners = []]) => owners.map((owner) => `${name}: ${owner}`))
      .sort(),
  }
}

function runText({ job, status, attempt, partOf, operations, user }: RunTruth): string {
  const parts = [
    `${job} ${String(status)}`,
    ...(attempt === undefined ? [] : [`try ${attempt}`]),
    ...(partOf === undefined ? [] : [`part of ${partOf}`]),
    ...(user === undefined ? [] : [`by ${user}`]),
  ]
  return `${parts.join(', ')}: ${(operations ?? (status === null ? [] : [job])).flatMap(series).sort().join(' + ')}`
}

/** `sql.1..3` means `sql.1`, `sql.2` and `sql.3`. */
function series(operation: string): readonly string[] {
  const [, stem, first, last] = /^(.*\.)(\d+)\.\.(\d+)$/.exec(operation) ?? []
  if (stem === undefined) return [operation]
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `${stem}${Number(first) + i}`)
}

export function activityOf(truth: GroundTruth, rows: readonly DumpRow[]): Activity {
  const nodes = new Map(nodesOf(rows).map((node) => [node.id as string, node]))
  const edges = edgesOf(rows)
  const of = (label: NodeLabel) => [...nodes.values()].filter((node) => node.label === label)
  const prop = (id: string | undefined, name: string): unknown =>
    id === undefined ? undefined : nodes.get(id)?.props[name]
  const among = (type: EdgeType, from: NodeLabel, to: NodeLabel): readonly EdgeRow[] =>
    edges.filter((edge) => edge.type === type && edge.fromLabel === from && edge.toLabel === to)
  const nameOf = (id: string): string => jobName(truth, nodes.get(id))
  const betweenJobs = (type: EdgeType) =>
    among(type, 'Job', 'Job')
      .map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`)
      .sort()
  const parents = groupedBy(among('PART_OF', 'Run', 'Run'))
  const starters = groupedBy(among('STARTED_BY', 'Run', 'User'))
  const operations = new Map<string, string[]>()
  for (const { from, to } of among('PART_OF', 'Operation', 'Run'))
    operations.set(to, [...(operations.get(to) ?? []), String(prop(from, 'name'))])
  const labels = (type: 'TAGGED' | 'OWNED_BY') =>
    edges
      .filter((edge) => edge.type === type)
      .map(({ from, to }) => `${labelledName(truth, nodes.get(from))}${labelText(nodes.get(to))}`)
      .sort()
  return {
    jobs: of('Job')
      .map(({ props }) =>
        jobText(
          String(props.namespace),
          String(props.name),
          props.type === undefined ? null : String(props.type),
        ),
      )
      .sort(),
    partOf: betweenJobs('PART_OF'),
    dependsOn: betweenJobs('DEPENDS_ON'),
    runs: of('Run')
      .map(({ id, props }) => {
        const [parent, user] = [parents.get(id), starters.get(id)]
        return runText({
          job: nameOf(String(props.jobId)),
          status: props.status === undefined ? null : String(props.status),
          ...(props.attempt === undefined ? {} : { attempt: Number(props.attempt) }),
          ...(parent === undefined
            ? {}
            : { partOf: parent.map((run) => nameOf(String(prop(run, 'jobId')))).join(' + ') }),
          ...(user === undefined ? {} : { user: user.map((each) => String(prop(each, 'name'))).join(' + ') }),
          operations: (operations.get(id) ?? []).sort(),
        })
      })
      .sort(),
    tags: labels('TAGGED'),
    owners: labels('OWNED_BY'),
  }
}

function groupedBy(edges: readonly EdgeRow[]): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>()
  for (const { from, to } of edges) out.set(from, [...(out.get(from) ?? []), to])
  return out
}

/** A job by its name; if the ground truth does not contain it, with its namespace, so that a superfluous job is visible. */
function jobName(truth: GroundTruth, node: NodeRow | undefined): string {
  const { namespace, name } = node?.props ?? {}
  const known = truth.jobs.some((job) => job.namespace === namespace && job.name === name)
  return known ? String(name) : `${String(namespace)} ${String(name)}`
}

/** `orders: ` for a dataset or job, `orders: email: ` for a column. */
function labelledName(truth: GroundTruth, node: NodeRow | undefined): string {
  const { namespace, name, dataset } = node?.props ?? {}
  if (node?.label === 'Job') return `${jobName(truth, node)}: `
  for (const [short, known] of Object.entries(truth.datasets)) {
    if (node?.id === datasetId(known.namespace, known.name)) return `${short}: `
    if (node?.id === columnId(known.namespace, known.name, String(name))) return `${short}: ${String(name)}: `
  }
  return `${String(namespace)} ${String(dataset ?? '')} ${String(name)}: `
}

function labelText(node: NodeRow | undefined): string {
  const { name, value } = node?.props ?? {}
  return value === undefined ? String(name) : `${String(name)}=${String(value)}`
}
