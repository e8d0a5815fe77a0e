import { assertNever } from '../lib/assert-never.ts'
import type { Plan, PlanNode, Selection } from '../query/plan.ts'
import { goesByEdges } from '../query/goes-by-edges.ts'
import { kindsOf } from '../query/kinds-of.ts'
import { fieldsAsked } from '../query/stages/fields-asked.ts'
import { compileDescribe, isDescribed } from './compile-describe.ts'
import { compileExpand } from './compile-expand.ts'
import { compileRefs } from './compile-refs.ts'
import { compileLastWriters, compileRunsOfJobs } from './compile-runs.ts'
import { compileSelect } from './compile-select.ts'
import type { CypherStatement } from './cypher-statement.ts'
import { fromStatements, Listing, type IdSource } from './listing.ts'
import { listPaths, listWalk } from './list-walk.ts'

/** Rows per page of a plural selector such as `datasets like x*`. */
const PAGE = 5_000
/** Most edge rows that one statement returns. */
const LEVEL_ROWS = 1_000_000

/**
 * Lists the statements that running a plan sends to Neo4j, in dependency order; `explain` shows them. If an earlier
 * statement gives the values of a parameter, the parameter names that statement. UnpagedRequest walks are listed in the form that
 * Neo4j Browser can draw; Tributary itself reads the same rows as plain values.
 * @example
 * upstream of dataset orders depth 3
 *
 * 1. the whole walk upstream
 * UNWIND $starts AS start
 * MATCH p = (s:Dataset {id: start})-[r:DERIVED_FROM*0..3]->(n:Dataset)
 * WITH n, min(length(p)) AS distance
 * WHERE distance < $maxDepth
 * MATCH (n)-[x:DERIVED_FROM]->(m:Dataset)
 * RETURN n, x, m
 */
export function compilePlan(plan: Plan): readonly CypherStatement[] {
  const listing = new Listing()
  const { ids } = listNode(plan.root, listing)
  // If the plan already contains every id, only the names are left to read.
  const [kind] = kindsOf(plan.root)
  if (listing.statements.length === 0 && kind !== undefined) listing.add(compileRefs(kind, ids))
  return listing.statements
}

/** Lists the statements that find the members of a plan node, and returns where the ids come from. */
function listNode(node: PlanNode, listing: Listing): IdSource {
  switch (node.kind) {
    case 'select':
      return listSelection(node.selection, listing)
    case 'walk':
      return listWalk(node, listing, (inner) => listNode(inner, listing))
    case 'paths':
      return listPaths(node, listing, (inner) => listNode(inner, listing))
    case 'cycles':
      return listBetween(node.in ?? ALL_DATASETS, listing)
    case 'ends':
      return listBetween(node.of, listing)
    case 'combine':
      return fromStatements([listNode(node.left, listing), listNode(node.right, listing)])
    case 'changes':
      return fromStatements([listNode(node.before, listing), listNode(node.after, listing)])
    case 'where':
    case 'orderBy':
    case 'limit':
    case 'count':
    case 'show': {
      const input = listNode(node.input, listing)
      const fields = fieldsAsked(node)
      for (const of of kindsOf(node.input))
        if (isDescribed(of, fields))
          listing.add(compileDescribe({ kind: 'describe', of, ids: [], fields }), { ids: input })
      return input
    }
    default:
      return assertNever(node)
  }
}

const ALL_DATASETS: PlanNode = {
  kind: 'select',
  selection: { kind: 'datasets', filters: {}, span: { start: 0, end: 0 } },
}
const ANY = { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] }

/**
 * Lists an operand that is evaluated on the edges between its members, such as that of `roots of`. A walk has already read
 * these edges; for a selection one more statement reads them.
 */
function listBetween(node: PlanNode, listing: Listing): IdSource {
  const members = listNode(node, listing)
  if (goesByEdges(node)) return members
  for (const level of ['dataset', 'column'] as const)
    if (kindsOf(node).has(level))
      listing.add(
        compileExpand({
          kind: 'expand',
          level,
          direction: 'downstream',
          frontier: [],
          filter: ANY,
          limit: LEVEL_ROWS,
        }),
        { frontier: members },
      )
  return members
}

function listSelection(selection: Selection, listing: Listing): IdSource {
  switch (selection.kind) {
    case 'ids':
      return { ids: selection.ids, statements: [] }
    case 'datasets':
    case 'jobs': {
      const of = selection.kind === 'datasets' ? 'dataset' : 'job'
      return listing.add(compileSelect({ kind: 'select', of, filters: selection.filters, limit: PAGE }))
    }
    case 'columns': {
      const { filters, name: column } = selection
      const datasets = selection.of === undefined ? undefined : listNode(selection.of, listing)
      const request = {
        kind: 'select',
        of: 'column',
        filters,
        limit: PAGE,
        ...(column === undefined ? {} : { column }),
        ...(datasets === undefined ? {} : { datasets: [] }),
      } as const
      return listing.add(compileSelect(request), datasets === undefined ? {} : { datasets })
    }
    case 'runs': {
      const { of, last } = selection
      const source = of === undefined ? undefined : listNode(of, listing)
      const limit = last ?? PAGE
      const writers = of !== undefined && kindsOf(of).has('dataset')
      const statement = writers
        ? compileLastWriters([], limit)
        : compileRunsOfJobs(source === undefined ? undefined : [], limit)
      return listing.add(statement, source === undefined ? {} : { ids: source })
    }
    case 'list':
      return fromStatements(selection.items.map((item) => listNode(item, listing)))
    default:
      return assertNever(selection)
  }
}
