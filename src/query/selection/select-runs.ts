import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import { ask } from '../ask.ts'
import type { EvalContext } from '../eval-context.ts'
import { jobId } from '../../domain/ids.ts'
import { membersOf, type FoundNode } from '../graph/found.ts'
import type { Selection } from '../plan.ts'
import type { ReadAnswers, Reading, RunsRequest } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { eachPage } from './each-page.ts'
import { noteEmpty } from './page-source.ts'
import { selectorText } from './selector-text.ts'

type RunsSelection = Extract<Selection, { readonly kind: 'runs' }>
type FoundRun = ReadAnswers['runs']['runs'][number]

/** The runs of a selection; if there are more than `cap`, the newest. */
export function* selectRuns(
  selection: RunsSelection,
  cap: number,
  context: EvalContext,
): Reading<readonly NodeRef[]> {
  const { last, filters } = selection
  const jobs = Object.keys(filters).length === 0 ? undefined : yield* matchingJobs(filters, context)
  const of =
    selection.of === undefined
      ? undefined
      : membersOf(yield* context.find(selection.of, { edges: false, cap: INNER_NODES }))
  const most = Math.min(last ?? Infinity, cap)
  const found: FoundRun[] = []
  let cut = false
  for (const part of sources(of, jobs)) {
    // The jobs of runs that wrote datasets are known only afterwards, so these runs are filtered here.
    const filteredByJob = jobs !== undefined && part !== undefined && 'datasets' in part
    let limit = filteredByJob ? Math.min(INNER_NODES, most * 4 + 100) : most
    for (;;) {
      const answer = yield* ask<'runs'>({ kind: 'runs', ...(part && { of: part }), limit })
      const matching = filteredByJob
        ? answer.runs.filter(({ ref }) => jobs.has(jobId(ref.namespace, ref.name)))
        : answer.runs
      if (!filteredByJob || !answer.cut || matching.length >= most || limit === INNER_NODES) {
        found.push(...matching)
        cut ||= answer.cut && (!filteredByJob || limit === INNER_NODES)
        break
      }
      limit = Math.min(INNER_NODES, limit * 8)
    }
  }
  const newest = newestOf(found)
  const runs = newest.slice(0, most)
  if (cap < (last ?? Infinity) && (cut || newest.length > cap))
    context.session.cut('nodes', cap, `the newest ${cap} runs are kept`)
  if (runs.length === 0) reportNoRuns(selection, context)
  return runs.map(({ ref }) => ref)
}

/** The requests: one for the runs of jobs, one for the runs that wrote datasets. */
function sources(
  of: readonly FoundNode[] | undefined,
  jobs: ReadonlySet<Id> | undefined,
): readonly RunsRequest['of'][] {
  if (of === undefined) return [jobs === undefined ? undefined : { jobs: [...jobs] }]
  const idsOf = (kind: FoundNode['kind']): Id[] => of.filter((n) => n.kind === kind).map((n) => n.id)
  const ofJobs = idsOf('job').filter((id) => jobs === undefined || jobs.has(id))
  const datasets = idsOf('dataset')
  return [
    ...(ofJobs.length === 0 ? [] : [{ jobs: ofJobs }]),
    ...(datasets.length === 0 ? [] : [{ datasets }]),
  ]
}

function* matchingJobs(filters: RunsSelection['filters'], context: EvalContext): Reading<ReadonlySet<Id>> {
  const jobs = new Set<Id>()
  yield* eachPage({ kind: 'select', of: 'job', filters }, context.session, function* (page) {
    for (const { id } of page) jobs.add(id)
    return jobs.size < INNER_NODES
  })
  return jobs
}

/** Each run once, the newest first. */
function newestOf(found: readonly FoundRun[]): readonly FoundRun[] {
  const byId = new Map<Id, FoundRun>()
  for (const run of found) {
    const known = byId.get(run.ref.id)
    if (known === undefined || (run.at ?? -Infinity) > (known.at ?? -Infinity)) byId.set(run.ref.id, run)
  }
  return [...byId.values()].sort((a, b) => {
    const [x, y] = [a.at ?? -Infinity, b.at ?? -Infinity]
    if (x !== y) return y > x ? 1 : -1
    return a.ref.id < b.ref.id ? 1 : -1
  })
}

function reportNoRuns(selection: RunsSelection, context: EvalContext): void {
  if (selection.one !== true) noteEmpty(selection, context)
  else context.session.note(diagnose('no-run', { of: ofText(selection) }, selection.span))
}

function ofText({ of }: RunsSelection): string {
  return of?.kind === 'select' ? selectorText(of.selection) : '( … )'
}
