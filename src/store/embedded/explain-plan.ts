import { assertNever } from '../../lib/assert-never.ts'
import type { Plan, PlanNode, Selection, WalkNode } from '../../query/plan.ts'
import type { Statement } from '../lineage-store.ts'
import { BY_FINISH, edgeCode } from './edge-kind.ts'
import { rollUpSql } from './reading/rollup-rows.ts'
import { touchSql } from './reading/touch.ts'

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
    case 'list': {
      selection.items.forEach(visit)
      return
    }
    default:
      return assertNever(selection)
  }
}

function explainWalk(walk: WalkNode, add: Add, visit: Visit): void {
  visit(walk.starts)
  for (const set of [...walk.within, ...walk.avoiding, ...walk.stopAt]) visit(set)
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
