import { assertNever } from '../../lib/assert-never.ts'
import { isCausal } from '../../query/causal/is-causal.ts'
import { goesByEdges } from '../../query/goes-by-edges.ts'
import { kindsOf } from '../../query/kinds-of.ts'
import type { PathsNode, Plan, PlanNode, Selection, WalkNode } from '../../query/plan.ts'
import type { Statement } from '../lineage-store.ts'
import { BY_FINISH, edgeCode } from './edge-kind.ts'
import { rollUpSql } from './reading/rollup-rows.ts'
import { touchSql } from './reading/touch.ts'
import { lastingSql, weekSql } from './reading/work/interactions.ts'
import { operationSql } from './reading/work/operations.ts'
import { runsSql } from './reading/work/runs.ts'
import { touchedSql } from './reading/work/works.ts'

const PART_OF = edgeCode('PART_OF', 'Column', 'Dataset')

/**
 * The statements that running a plan sends to SQLite, each once: a level of a walk sends its statement for every node it
 * goes on from. `?` is the node's number in the table `id`; filters are judged on the rows that come back.
 */
export function explainPlan(plan: Plan): readonly Statement[] {
  const statements = new Map<string, Statement>()
  const add = (title: string, text: string, params: Statement['params'] = {}): void => {
    statements.set(text, { title, language: 'sql', text, params })
  }
  const visit = (node: PlanNode): void => {
    switch (node.kind) {
      case 'select': {
        explainSelection(node.selection, add, visit)
        return
      }
      case 'walk': {
        explainWalk(node, add, visit)
        return
      }
      case 'paths': {
        explainPaths(node, add, visit)
        return
      }
      case 'cycles': {
        if (node.in === undefined)
          explainSelection({ kind: 'datasets', filters: {}, span: NOWHERE }, add, visit)
        else visit(node.in)
        explainBetween(node.in, add)
        return
      }
      case 'ends': {
        visit(node.of)
        explainBetween(node.of, add)
        return
      }
      case 'combine':
        visit(node.left)
        {
          visit(node.right)
          return
        }
      case 'changes':
        visit(node.before)
        visit(node.after)
        return
      case 'where':
      case 'orderBy':
      case 'limit':
      case 'count':
      case 'show': {
        visit(node.input)
        return
      }
      default:
        return assertNever(node)
    }
  }
  visit(plan.root)
  return [...statements.values()]
}

type Add = (title: string, text: string, params?: Statement['params']) => void
type Visit = (node: PlanNode) => void

function explainSelection(selection: Selection, add: Add, visit: Visit): void {
  switch (selection.kind) {
    case 'ids':
      add('the numbers of ids', 'SELECT n FROM id WHERE uuid = ?', { uuid: selection.ids })
      return
    case 'datasets':
    case 'jobs': {
      const table = selection.kind === 'datasets' ? 'dataset' : 'job'
      add(
        `${selection.kind} in order of their names`,
        `SELECT n, namespace, name FROM ${table} WHERE (namespace, name) >= (?, ?) ORDER BY namespace, name`,
        { ...selection.filters },
      )
      return
    }
    case 'columns':
      if (selection.of !== undefined) visit(selection.of)
      {
        add(
          'columns of a dataset',
          `SELECT f.n, f.name FROM edge e JOIN field f ON f.n = e.start WHERE e.finish = ? AND e.kind = ${PART_OF} AND e.${BY_FINISH}`,
          { ...selection.filters, ...(selection.name !== undefined && { name: selection.name }) },
        )
        return
      }
    case 'runs':
      if (selection.of !== undefined) visit(selection.of)
      add('the newest runs', runsSql, { ...selection.filters, last: selection.last ?? null })
      return
    case 'list': {
      selection.items.forEach(visit)
      return
    }
    default:
      return assertNever(selection)
  }
}

const NOWHERE = { start: 0, end: 0 }

/** Of a selection the edges between its members are read, at the level of each. */
function explainBetween(node: PlanNode | undefined, add: Add): void {
  if (node !== undefined && goesByEdges(node)) return
  const kinds = node === undefined ? new Set(['dataset']) : kindsOf(node)
  for (const level of ['dataset', 'column'] as const)
    if (kinds.has(level)) add(`one step downstream of a ${level}`, rollUpSql(level, 'downstream'))
}

function explainPaths(paths: PathsNode, add: Add, visit: Visit): void {
  for (const end of [paths.from, paths.to]) visit(end)
  for (const set of confining(paths)) visit(set)
  const level = [paths.from, paths.to].some((end) => kindsOf(end).has('column')) ? 'column' : 'dataset'
  const { window, via, maxDepth } = paths
  if (isCausal(paths.at, new Set([...kindsOf(paths.from), ...kindsOf(paths.to)]))) {
    explainLinks({ window, depth: maxDepth ?? 'all' }, add)
    return
  }
  const stepped = paths.at === 'column' ? 'column' : level
  const params = { window, via, depth: maxDepth ?? 'all' }
  add(`one step downstream of a ${stepped}`, rollUpSql(stepped, 'downstream'), params)
  // What leads to datasets is looked for from both sides.
  if (stepped === 'dataset') add('one step upstream of a dataset', rollUpSql('dataset', 'upstream'), params)
  if (kindsOf(paths.to).has('job')) add('what a job read', touchSql('reads', 'jobs'), { window })
}

const confining = (walk: Pick<WalkNode, 'within' | 'avoiding' | 'stopAt' | 'skip'>): readonly PlanNode[] => [
  ...walk.within,
  ...walk.avoiding,
  ...walk.stopAt,
  ...(walk.skip ?? []),
]

/** What goes operation by operation. */
function explainLinks(params: Statement['params'], add: Add): void {
  add('operations that touched a dataset in a week', weekSql, params)
  add('those that are long, or have no end', lastingSql)
  add('an operation', operationSql)
  add('what it touched', touchedSql)
}

function explainWalk(walk: WalkNode, add: Add, visit: Visit): void {
  visit(walk.starts)
  for (const set of confining(walk)) visit(set)
  if (isCausal(walk.at, kindsOf(walk.starts))) {
    explainLinks({ window: walk.window, depth: walk.depth }, add)
    return
  }
  const level = walk.at === 'column' ? 'column' : 'dataset'
  const directions = walk.direction === 'lineage' ? (['upstream', 'downstream'] as const) : [walk.direction]
  const params = { window: walk.window, via: walk.via, depth: walk.depth }
  for (const direction of directions) {
    add(`one step ${direction} of a ${level}`, rollUpSql(level, direction), params)
    if (walk.at === 'job') {
      const type = direction === 'downstream' ? 'reads' : 'writes'
      add(`jobs that ${type === 'reads' ? 'read' : 'wrote'} a dataset`, touchSql(type, 'datasets'), params)
    }
  }
}
