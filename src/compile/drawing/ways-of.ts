import type { PlanNode, WalkNode, PathsNode } from '../../query/plan.ts'
import type { EdgeFilter } from '../../query/read-requests.ts'
import { LATER } from '../listing.ts'
import { walkParts, type WalkParts, type WalkRules } from '../walk-parts.ts'
import type { Bindings } from './bindings.ts'
import type { IdLists, IdsOf } from './id-lists.ts'

/** One way that a walk goes, its conditions with variables in the place of parameters. */
export interface Way {
  readonly direction: 'upstream' | 'downstream'
  /** To rows of `n` and `distance`. */
  readonly reach: readonly string[]
  readonly step: string
  readonly edge: readonly string[]
  readonly passes: readonly string[]
  /** That `n` is one that the walk goes on from, and that `m` is one that it may come to. */
  readonly departs: readonly string[]
  readonly arrives: readonly string[]
}

/** What a walk's clauses say, with the variables of the sets that they name. */
export interface Rules {
  readonly filter: EdgeFilter
  readonly rules: Omit<WalkRules, 'direction' | 'maxDepth'>
  readonly known: Readonly<Record<string, string>>
}

/** Each way of a walk over datasets, and the variable of its starts. */
export function waysOf(
  walk: WalkNode,
  idsOf: IdsOf,
  bindings: Bindings,
): { readonly starts: string; readonly ways: readonly Way[]; readonly rules: Rules } {
  const { direction, depth, window } = walk
  const starts = startsOf(walk.starts, window.asOf, idsOf, bindings)
  const rules = rulesOf(walk, idsOf, bindings)
  const known = { ...rules.known, starts }
  const directions = direction === 'lineage' ? (['upstream', 'downstream'] as const) : [direction]
  const ways = directions.map((way) => {
    const parts = walkParts({
      ...rules.rules,
      direction: way,
      ...(depth.max === undefined ? {} : { maxDepth: depth.max }),
    })
    const params = { ...parts.params, maxDepth: depth.max }
    const put = (lines: readonly (string | false)[]): readonly string[] =>
      bindings.place(lines, params, known)
    const nearer = depth.max === undefined ? [] : ['distance < $maxDepth']
    return { direction: way, ...placed(parts, put), departs: put([...parts.departs.all, ...nearer]) }
  })
  return { starts, ways, rules }
}

export function placed(
  { reach, step, edge, passes, departs, arrives }: WalkParts,
  put: (lines: readonly (string | false)[]) => readonly string[],
): Omit<Way, 'direction'> {
  return {
    reach: put(reach),
    step,
    edge: put(edge.all),
    passes: put(passes),
    departs: put(departs.all),
    arrives: put(arrives.all),
  }
}

/** A start exists from the first event that names it. */
export function startsOf(
  node: PlanNode,
  asOf: number | undefined,
  idsOf: IdsOf,
  bindings: Bindings,
  as = 'starts',
): string {
  const ids = idsOf(node, as, bindings).get('dataset') ?? bindings.value(as, [])
  if (asOf === undefined) return ids
  const lines = [
    'COLLECT {',
    `  UNWIND ${ids} AS id`,
    '  MATCH (s:Dataset {id: id})',
    '  WHERE coalesce(s.firstSeen, $asOf) <= $asOf',
    '  RETURN id',
    '}',
  ]
  return bindings.set(`${as}There`, bindings.place(lines, { asOf }))
}

export function rulesOf(
  walk: Pick<WalkNode | PathsNode, 'at' | 'window' | 'via' | 'within' | 'avoiding' | 'stopAt'>,
  idsOf: IdsOf,
  bindings: Bindings,
): Rules {
  const known: Record<string, string> = {}
  const within: (typeof LATER)[] = []
  const jobsWithin: (typeof LATER)[] = []
  for (const node of walk.within) {
    const ids = idsOf(node, 'within', bindings)
    const [datasets, jobs] = [ids.get('dataset'), ids.get('job')]
    if (jobs !== undefined) known[`jobsWithin${jobsWithin.push(LATER) - 1}`] = jobs
    if (datasets !== undefined || jobs === undefined)
      known[`within${within.push(LATER) - 1}`] = datasets ?? bindings.value('within', [])
  }
  const list = (name: string, as: string, lists: readonly (string | undefined)[]): typeof LATER => {
    const names = lists.filter((ids) => ids !== undefined)
    if (names.length === 0) return []
    known[name] = names.length === 1 ? names[0]! : bindings.set(as, [names.join(' + ')])
    return LATER
  }
  const avoiding = walk.avoiding.map((node) => idsOf(node, 'avoiding', bindings))
  const stopAt = walk.stopAt.map((node) => idsOf(node, 'stopAt', bindings))
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
