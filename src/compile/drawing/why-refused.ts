import { assertNever } from '../../lib/assert-never.ts'
import { isWork } from '../../query/causal/is-causal.ts'
import { kindsOf } from '../../query/kinds-of.ts'
import type { PathsNode, PlanNode, Selection, WalkNode } from '../../query/plan.ts'

/** Why one statement cannot draw an answer, and what comes closest. */
export interface Refusal {
  readonly why: string
  readonly instead: string
}

const refusal = (why: string, instead: string): Refusal => ({ why, instead })

/** Undefined where one statement draws the answer. */
export function whyRefused(node: PlanNode): Refusal | undefined {
  switch (node.kind) {
    case 'select':
      return ofSelection(node.selection)
    case 'walk':
      return ofWalk(node, kindsOf(node.starts)) ?? whyNoSet(node.starts)
    case 'paths': {
      if (node.shortest)
        return refusal(
          'which of several shortest ways is shown is settled by names, which no statement does',
          '`paths from … to …` draws all ways',
        )
      const ends = new Set([...kindsOf(node.from), ...kindsOf(node.to)])
      return ofWalk(node, ends) ?? whyNoSet(node.from) ?? whyNoSet(node.to)
    }
    case 'cycles':
      return refusal(
        'components that are strongly connected are found step by step',
        'what stands after `in` can be drawn; cycles in it are seen',
      )
    case 'ends':
      return refusal(
        `which members are ${node.which} is judged by all edges of the answer`,
        'what stands after `of` can be drawn',
      )
    case 'combine':
      if (node.op === 'union') return whyRefused(node.left) ?? whyRefused(node.right)
      return whyRefused(node.left) ?? whyNoSet(node.left) ?? whyRefused(node.right) ?? whyNoSet(node.right)
    case 'changes':
      return refusal(
        'a comparison looks at the graph twice',
        'the expression after `in` can be drawn, with `between` for one look',
      )
    case 'where':
      return refusal(
        'a predicate is judged after the walk',
        'without `where` all that it chooses from is drawn',
      )
    case 'limit':
      return refusal('which members come first is judged after the walk', 'without `limit` all are drawn')
    case 'orderBy':
      return whyRefused(node.input)
    case 'count':
    case 'show':
      return refusal('a table is no drawing', `without \`${node.kind}\` what the table tells of is drawn`)
    default:
      return assertNever(node)
  }
}

/** Undefined where Neo4j finds the members by an expression. */
function whyNoSet(node: PlanNode): Refusal | undefined {
  if (node.kind === 'orderBy') return whyNoSet(node.input)
  if (node.kind === 'combine') return whyNoSet(node.left) ?? whyNoSet(node.right)
  if (node.kind === 'paths' || (node.kind === 'walk' && node.at !== 'dataset'))
    return refusal(
      'a set is found by a walk over datasets, or by names, tags and owners',
      'both queries can be drawn, one after the other',
    )
  return whyRefused(node)
}

function ofSelection(selection: Selection): Refusal | undefined {
  switch (selection.kind) {
    case 'ids':
      return undefined
    case 'datasets':
    case 'jobs':
    case 'columns':
      if (selection.filters.matching !== undefined)
        return refusal(
          'Neo4j reads regular expressions otherwise than Tributary does',
          '`like` takes a pattern that both read alike',
        )
      return selection.kind === 'columns' && selection.of !== undefined ? whyNoSet(selection.of) : undefined
    case 'runs':
      return refusal(
        'which runs are the newest is judged job by job',
        'the saved query “Run tree” draws the newest runs of a job',
      )
    case 'list':
      return selection.items.map(whyNoSet).find((found) => found !== undefined)
    default:
      return assertNever(selection)
  }
}

function ofWalk(walk: WalkNode | PathsNode, ends: ReadonlySet<string>): Refusal | undefined {
  if (isWork(walk.at) || ends.has('run') || ends.has('operation'))
    return refusal(
      'which run read what another had written is judged run by run',
      '`at job` draws the jobs; the saved query “Run tree” draws what the newest runs read and wrote',
    )
  if (walk.at === 'column' || ends.has('column'))
    return refusal(
      'the `*` of a dataset stands for all its columns, which no pattern of Cypher follows',
      'the walk of the datasets can be drawn; the saved query “Column lineage” follows columns by their names',
    )
  if (ends.has('job'))
    return refusal(
      'a walk from a job begins with what it wrote or read, and goes on from datasets',
      'the walk of those datasets can be drawn',
    )
  if (walk.skip !== undefined)
    return refusal(
      'the neighbours of what is skipped are joined by edges that are not in the graph',
      'without `skip` what it leaves out is drawn too',
    )
  return [...walk.within, ...walk.avoiding, ...walk.stopAt].map(whyNoSet).find((found) => found !== undefined)
}
