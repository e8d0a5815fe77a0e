import { assertNever } from '../../lib/assert-never.ts'
import { isExecution } from '../../query/causal/is-causal.ts'
import { kindsOf } from '../../query/kinds-of.ts'
import type { PathsNode, PlanNode, Selection, WalkNode } from '../../query/plan.ts'

/** Why one statement cannot draw an answer, and the closest alternative. Both are shown to the user. */
export interface Refusal {
  readonly why: string
  readonly instead: string
}

const refusal = (why: string, instead: string): Refusal => ({ why, instead })

/** Returns why one statement cannot draw the answer of a plan, or undefined if it can. */
export function refusalOf(node: PlanNode): Refusal | undefined {
  switch (node.kind) {
    case 'select':
      return ofSelection(node.selection)
    case 'walk':
      return ofWalk(node, kindsOf(node.starts)) ?? setRefusalOf(node.starts)
    case 'paths': {
      if (node.shortest)
        return refusal(
          'Tributary chooses among several shortest paths by name, which one statement cannot do',
          '`paths from … to …` draws all paths',
        )
      const ends = new Set([...kindsOf(node.from), ...kindsOf(node.to)])
      return ofWalk(node, ends) ?? setRefusalOf(node.from) ?? setRefusalOf(node.to)
    }
    case 'cycles':
      return refusal(
        'strongly connected components are computed outside Neo4j',
        'draw the expression after `in`; the drawing shows its cycles',
      )
    case 'ends':
      return refusal(`\`${node.which}\` depends on all edges of the answer`, 'draw the expression after `of`')
    case 'combine':
      if (node.op === 'union') return refusalOf(node.left) ?? refusalOf(node.right)
      return (
        refusalOf(node.left) ?? setRefusalOf(node.left) ?? refusalOf(node.right) ?? setRefusalOf(node.right)
      )
    case 'changes':
      return refusal(
        'a comparison reads the graph at two times',
        'draw the expression after `in`, with `between` for one of the times',
      )
    case 'where':
      return refusal(
        'a predicate is applied after the walk',
        'without `where` the drawing shows everything that it filters',
      )
    case 'limit':
      return refusal('members are ordered after the walk', 'without `limit` the drawing shows all members')
    case 'orderBy':
      return refusalOf(node.input)
    case 'count':
    case 'show':
      return refusal(
        'a table cannot be drawn',
        `without \`${node.kind}\` the drawing shows the rows of the table`,
      )
    default:
      return assertNever(node)
  }
}

/** Returns why a plan cannot be bound as a set of ids by an expression, or undefined if it can. */
function setRefusalOf(node: PlanNode): Refusal | undefined {
  if (node.kind === 'orderBy') return setRefusalOf(node.input)
  if (node.kind === 'combine') return setRefusalOf(node.left) ?? setRefusalOf(node.right)
  if (node.kind === 'paths' || (node.kind === 'walk' && node.at !== 'dataset'))
    return refusal(
      'only a walk over datasets, or names, tags and owners, can select a set in one statement',
      'draw both queries, one after the other',
    )
  return refusalOf(node)
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
          'Neo4j and Tributary interpret regular expressions differently',
          'use a pattern with `like`, which both interpret the same way',
        )
      return selection.kind === 'columns' && selection.of !== undefined
        ? setRefusalOf(selection.of)
        : undefined
    case 'runs':
      return refusal(
        'the newest runs are chosen for each job separately',
        'the saved query “Run tree” draws the newest runs of a job',
      )
    case 'list':
      return selection.items.map(setRefusalOf).find((found) => found !== undefined)
    default:
      return assertNever(selection)
  }
}

function ofWalk(walk: WalkNode | PathsNode, ends: ReadonlySet<string>): Refusal | undefined {
  if (isExecution(walk.at) || ends.has('run') || ends.has('operation'))
    return refusal(
      'links between runs are computed outside Neo4j, from the times of reads and writes',
      '`at job` draws the jobs; the saved query “Run tree” draws what the newest runs read and wrote',
    )
  if (walk.at === 'column' || ends.has('column'))
    return refusal(
      'the `*` of a dataset represents all its columns, which a Cypher pattern cannot follow',
      'draw the walk of the datasets; the saved query “Column lineage” follows columns by name',
    )
  if (ends.has('job'))
    return refusal(
      'a walk from a job starts at the datasets that it read or wrote',
      'draw the walk of those datasets',
    )
  if (walk.skip !== undefined)
    return refusal(
      'edges across skipped nodes are not stored in the graph',
      'without `skip` the drawing shows the skipped nodes, too',
    )
  return [...walk.within, ...walk.avoiding, ...walk.stopAt]
    .map(setRefusalOf)
    .find((found) => found !== undefined)
}
