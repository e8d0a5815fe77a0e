import type { PlanNode, WalkNode, PathsNode } from '../../query/plan.ts'
import type { EdgeFilter } from '../../query/read-requests.ts'
import { PLACEHOLDER_IDS } from './placeholder-ids.ts'
import { walkParts, type WalkParts, type WalkRules } from '../walk-parts.ts'
import type { Bindings } from './bindings.ts'
import type { IdLists, BindIds } from './id-lists.ts'

/** A walk in one direction, with variables instead of parameters in its conditions. */
export interface DirectedWalk {
  readonly direction: 'upstream' | 'downstream'
  /** Lines that give rows of `n` and `distance`. */
  readonly reach: readonly string[]
  readonly step: string
  readonly edge: readonly string[]
  readonly passes: readonly string[]
  /** Conditions to leave `n`, and to enter `m`. */
  readonly departs: readonly string[]
  readonly arrives: readonly string[]
}

/** The clauses of a walk, and the variables of the sets that they name (`known`, by parameter). */
export interface Rules {
  readonly filter: EdgeFilter
  readonly rules: Omit<WalkRules, 'direction' | 'maxDepth'>
  readonly known: Readonly<Record<string, string>>
}

/** Compiles a walk over datasets once per direction; also returns the variable of its starts. */
export function directedWalks(
  walk: WalkNode,
  bindIds: BindIds,
  bindings: Bindings,
): { readonly starts: string; readonly walks: readonly DirectedWalk[]; readonly rules: Rules } {
  const { direction, depth, window } = walk
  const starts = startsOf(walk.starts, window.asOf, bindIds, bindings)
  const rules = rulesOf(walk, bindIds, bindings)
  const known = { ...rules.known, starts }
  const directions = direction === 'lineage' ? (['upstream', 'downstream'] as const) : [direction]
  const walks = directions.map((to) => {
    const parts = walkParts({
      ...rules.rules,
      direction: to,
      ...(depth.max === undefined ? {} : { maxDepth: depth.max }),
    })
    const params = { ...parts.params, maxDepth: depth.max }
    const put = (lines: readonly (string | false)[]): readonly string[] =>
      bindings.place(lines, params, known)
    const nearer = depth.max === undefined ? [] : ['distance < $maxDepth']
    return { direction: to, ...placed(parts, put), departs: put([...parts.departs.all, ...nearer]) }
  })
  return { starts, walks, rules }
}

/** Replaces the parameters in the lines of a walk by `put`. */
export function placed(
  { reach, step, edge, passes, departs, arrives }: WalkParts,
  put: (lines: readonly (string | false)[]) => readonly string[],
): Omit<DirectedWalk, 'direction'> {
  return {
    reach: put(reach),
    step,
    edge: put(edge.all),
    passes: put(passes),
    departs: put(departs.all),
    arrives: put(arrives.all),
  }
}

/** Binds the starts. With `as of` only those that existed then count: a dataset exists from the first event that names it. */
export function startsOf(
  node: PlanNode,
  asOf: number | undefined,
  bindIds: BindIds,
  bindings: Bindings,
  as = 'starts',
): string {
  const ids = bindIds(node, as, bindings).get('dataset') ?? bindings.value(as, [])
  if (asOf === undefined) return ids
  const lines = [
    'COLLECT {',
    `  UNWIND ${ids} AS id`,
    '  MATCH (s:Dataset {id: id})',
    '  WHERE coalesce(s.firstSeen, $asOf) <= $asOf',
    '  RETURN id',
    '}',
  ]
  return bindings.set(`${as}AsOf`, bindings.place(lines, { asOf }))
}

/** Binds the sets that the clauses of a walk or of paths name. */
export function rulesOf(
  walk: Pick<WalkNode | PathsNode, 'at' | 'window' | 'via' | 'within' | 'avoiding' | 'stopAt'>,
  bindIds: BindIds,
  bindings: Bindings,
): Rules {
  const known: Record<string, string> = {}
  const within: (typeof PLACEHOLDER_IDS)[] = []
  const jobsWithin: (typeof PLACEHOLDER_IDS)[] = []
  for (const node of walk.within) {
    const ids = bindIds(node, 'within', bindings)
    const [datasets, jobs] = [ids.get('dataset'), ids.get('job')]
    if (jobs !== undefined) known[`jobsWithin${jobsWithin.push(PLACEHOLDER_IDS) - 1}`] = jobs
    if (datasets !== undefined || jobs === undefined)
      known[`within${within.push(PLACEHOLDER_IDS) - 1}`] = datasets ?? bindings.value('within', [])
  }
  const list = (name: string, as: string, lists: readonly (string | undefined)[]): typeof PLACEHOLDER_IDS => {
    const names = lists.filter((ids) => ids !== undefined)
    if (names.length === 0) return []
    known[name] = names.length === 1 ? names[0]! : bindings.set(as, [names.join(' + ')])
    return PLACEHOLDER_IDS
  }
  const avoiding = walk.avoiding.map((node) => bindIds(node, 'avoiding', bindings))
  const stopAt = walk.stopAt.map((node) => bindIds(node, 'stopAt', bindings))
  const of = (kind: 'dataset' | 'job', lists: readonly IdLists[]) => lists.map((ids) => ids.get(kind))
  const shown = walk.at === 'job'
  const filter = {
    window: walk.window,
    via: walk.via,
    jobsWithin,
    jobsAvoiding: list('jobsAvoiding', 'avoiding', [
      ...of('job', avoiding),
      ...(shown ? [] : of('job', stopAt)),
    ]),
  }
  return {
    filter,
    rules: {
      filter,
      within,
      avoiding: list('avoiding', 'avoiding', of('dataset', avoiding)),
      stopAt: list('stopAt', 'stopAt', of('dataset', stopAt)),
      stopJobs: shown ? list('stopJobs', 'stopAt', of('job', stopAt)) : [],
    },
    known,
  }
}
