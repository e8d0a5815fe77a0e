import type { WalkRequest } from '../query/read-requests.ts'
import { where, type CypherParams } from './cypher-statement.ts'
import { edgeConditions, type Conditions } from './edge-conditions.ts'
import { arrivalConditions, departureConditions } from './node-conditions.ts'

export type WalkRules = Pick<
  WalkRequest,
  'direction' | 'maxDepth' | 'filter' | 'within' | 'avoiding' | 'stopAt' | 'stopJobs'
>

type PathRules = Omit<WalkRules, 'direction' | 'maxDepth'>

export interface PathParts {
  /** Conditions on all relationships `r` and all nodes of a path `p`. */
  readonly onPath: readonly string[]
  /** Conditions on a single relationship `x` to count. */
  readonly edge: Conditions
  /** Conditions on the job of `x` to cross it; empty: every job is allowed. */
  readonly passes: readonly string[]
  /** Conditions to leave `n`, and to enter `m`. */
  readonly departs: Conditions
  readonly arrives: Conditions
  readonly params: CypherParams
}

/** The building blocks of every whole-walk statement over datasets. */
export interface WalkParts extends PathParts {
  /** Lines that give one row per node `n` with its least `distance`. They use `$starts` besides `params`. */
  readonly reach: readonly (string | false)[]
  /** MATCH of a relationship `x` that leads from `n` one step on to `m`. */
  readonly step: string
}

/**
 * Neo4j plans the walk as `VarLengthExpand(Pruning,BFS,All)` with all conditions inside, but only in this form:
 * - `*0..`, because with `*1..` a start on a cycle would be returned as an extra row;
 * - one start per row by UNWIND, because with `IN` the planner drops the aggregation and rows multiply;
 * - conditions as `all(…)` over the relationships and nodes of the path;
 * - `stop at` as a condition on the node that a relationship leaves.
 * `plan-operators.neo4j.test.ts` pins the plan.
 */
export function walkParts(rules: WalkRules): WalkParts {
  const { direction, maxDepth } = rules
  const upstream = direction === 'upstream'
  const parts = pathParts(rules, upstream ? 'startNode' : 'endNode')
  const [out, into] = upstream ? ['-', '->'] : ['<-', '-']
  return {
    reach: [
      'UNWIND $starts AS start',
      `MATCH p = (s:Dataset {id: start})${out}[r:DERIVED_FROM${hops(maxDepth)}]${into}(n:Dataset)`,
      where(parts.onPath),
      'WITH n, min(length(p)) AS distance',
    ],
    step: `MATCH (n)${out}[x:DERIVED_FROM]${into}(m:Dataset)`,
    ...parts,
  }
}

/** Conditions on the relationships and nodes of a path; `left` is the Cypher function of the node that the walk leaves. */
export function pathParts(rules: PathRules, left: 'startNode' | 'endNode'): PathParts {
  const { filter, stopJobs } = rules
  const edge = edgeConditions('x', filter, 'dataset')
  const leaves = departureConditions(`${left}(x)`, rules)
  const enters = arrivalConditions('y', rules)
  const passes = stopJobs.length === 0 ? [] : ['(x.jobId IS NULL OR NOT x.jobId IN $stopJobs)']
  const crossing = [...edge.all, ...passes, ...leaves.all]
  return {
    onPath: [
      ...(crossing.length === 0 ? [] : [`all(x IN r WHERE ${crossing.join(' AND ')})`]),
      ...(enters.all.length === 0 ? [] : [`all(y IN nodes(p) WHERE ${enters.all.join(' AND ')})`]),
    ],
    edge,
    passes,
    departs: departureConditions('n', rules),
    arrives: arrivalConditions('m', rules),
    params: {
      ...edge.params,
      ...leaves.params,
      ...enters.params,
      ...(stopJobs.length === 0 ? {} : { stopJobs }),
    },
  }
}

/** Length of a path in a pattern: `*0..3`, or `*0..` without a maximum. Length 0 is the start itself. */
export const hops = (maxDepth: number | undefined): string =>
  `*0..${maxDepth === undefined ? '' : depthLiteral(maxDepth)}`

/** The depth is text, because Cypher allows no parameter for the length of a path. */
export function depthLiteral(depth: number): string {
  if (!Number.isSafeInteger(depth) || depth < 1) throw new Error(`not a valid depth: ${depth}`)
  return String(depth)
}
