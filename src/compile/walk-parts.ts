import type { WalkRequest } from '../query/read-requests.ts'
import { where, type CypherParams } from './cypher-statement.ts'
import { edgeConditions, type Conditions } from './edge-conditions.ts'
import { arrivalConditions, departureConditions } from './node-conditions.ts'

export type WalkRules = Pick<
  WalkRequest,
  'direction' | 'maxDepth' | 'filter' | 'within' | 'avoiding' | 'stopAt' | 'stopJobs'
>

type WayRules = Omit<WalkRules, 'direction' | 'maxDepth'>

export interface WayParts {
  /** What all relationships `r` and nodes of a path `p` must meet. */
  readonly onTheWay: readonly string[]
  /** What a relationship `x` must meet by itself to count. */
  readonly edge: Conditions
  /** Whether `x` may be crossed for all its job says; always where nothing stands here. */
  readonly passes: readonly string[]
  /** Whether the walk goes on from `n`, and may come to `m`. */
  readonly departs: Conditions
  readonly arrives: Conditions
  readonly params: CypherParams
}

/** What every statement of a whole walk over datasets is made of. */
export interface WalkParts extends WayParts {
  /** To rows of `n`, a node that the walk comes to, and its least `distance`. Takes `$starts` beside `params`. */
  readonly reach: readonly (string | false)[]
  /** Matches a relationship `x` from `n` one step on to `m`. */
  readonly step: string
}

/**
 * The walk is planned as a breadth-first expansion that prunes, with all conditions inside, and only in this form: `*0..`
 * (with `*1..` a start on a cycle would come back as a row of its own), one start a row by UNWIND (with `IN` the planner
 * drops the aggregation and rows multiply), conditions as `all(…)` over relationships and nodes of the path, and `stop at`
 * by the node that a relationship leaves.
 */
export function walkParts(rules: WalkRules): WalkParts {
  const { direction, maxDepth } = rules
  const upstream = direction === 'upstream'
  const parts = wayParts(rules, upstream ? 'startNode' : 'endNode')
  const [out, into] = upstream ? ['-', '->'] : ['<-', '-']
  return {
    reach: [
      'UNWIND $starts AS start',
      `MATCH p = (s:Dataset {id: start})${out}[r:DERIVED_FROM${hops(maxDepth)}]${into}(n:Dataset)`,
      where(parts.onTheWay),
      'WITH n, min(length(p)) AS distance',
    ],
    step: `MATCH (n)${out}[x:DERIVED_FROM]${into}(m:Dataset)`,
    ...parts,
  }
}

/** What every relationship and node of a way must meet, whichever way it is searched; `left`: the end that a relationship leaves. */
export function wayParts(rules: WayRules, left: 'startNode' | 'endNode'): WayParts {
  const { filter, stopJobs } = rules
  const edge = edgeConditions('x', filter, 'dataset')
  const leaves = departureConditions(`${left}(x)`, rules)
  const comesTo = arrivalConditions('y', rules)
  const passes = stopJobs.length === 0 ? [] : ['(x.jobId IS NULL OR NOT x.jobId IN $stopJobs)']
  const crossing = [...edge.all, ...passes, ...leaves.all]
  return {
    onTheWay: [
      ...(crossing.length === 0 ? [] : [`all(x IN r WHERE ${crossing.join(' AND ')})`]),
      ...(comesTo.all.length === 0 ? [] : [`all(y IN nodes(p) WHERE ${comesTo.all.join(' AND ')})`]),
    ],
    edge,
    passes,
    departs: departureConditions('n', rules),
    arrives: arrivalConditions('m', rules),
    params: {
      ...edge.params,
      ...leaves.params,
      ...comesTo.params,
      ...(stopJobs.length === 0 ? {} : { stopJobs }),
    },
  }
}

/** How long a path may be; its start is one too. */
export const hops = (maxDepth: number | undefined): string =>
  `*0..${maxDepth === undefined ? '' : depthLiteral(maxDepth)}`

/** Cypher takes no parameter for the length of a path. */
export function depthLiteral(depth: number): string {
  if (!Number.isSafeInteger(depth) || depth < 1) throw new Error(`no depth: ${depth}`)
  return String(depth)
}
