import { DatabaseSync } from 'node:sqlite'

import { expect, it } from 'vitest'

import { datasetId } from '../../domain/ids.ts'
import type { Plan, PlanNode } from '../../query/plan.ts'
import { explainPlan } from './explain-plan.ts'
import { migrate } from './migrate.ts'

const ids: PlanNode = {
  kind: 'select',
  selection: { kind: 'ids', of: 'dataset', ids: [datasetId('n', 'a'), datasetId('n', 'b')] },
}
const columns: PlanNode = {
  kind: 'select',
  selection: { kind: 'columns', filters: { like: ['*id'] }, span: { start: 0, end: 0 } },
}
const walk = (starts: PlanNode, more: object): PlanNode => ({
  kind: 'walk',
  direction: 'upstream',
  starts,
  at: 'dataset',
  depth: { min: 1 },
  window: { wholeDays: false },
  via: {},
  within: [],
  avoiding: [],
  stopAt: [],
  includingStart: false,
  ...more,
})
const counted: PlanNode = {
  kind: 'count',
  by: [],
  input: walk(columns, { at: 'column', avoiding: [ids] }),
}
const planOf = (root: PlanNode): Plan => ({ root, query: 'q', now: 0 })

it.each([
  ['a walk', walk(ids, {}), ['the numbers of ids', 'one step upstream of a dataset']],
  [
    'a walk both ways, with jobs',
    walk(ids, { direction: 'lineage', at: 'job' }),
    [
      'the numbers of ids',
      'one step upstream of a dataset',
      'jobs that wrote a dataset',
      'one step downstream of a dataset',
      'jobs that read a dataset',
    ],
  ],
  [
    'a walk by runs, from the last run of a dataset',
    walk(
      {
        kind: 'select',
        selection: { kind: 'runs', of: ids, filters: {}, last: 1, span: { start: 0, end: 0 } },
      },
      { at: 'run' },
    ),
    [
      'the numbers of ids',
      'the newest runs',
      'operations that touched a dataset in a week',
      'those that are long, or have no end',
      'an operation',
      'what it touched',
    ],
  ],
  [
    'columns, counted',
    counted,
    ['columns of a dataset', 'the numbers of ids', 'one step upstream of a column'],
  ],
])('tells the statements of %s, each once, and SQLite takes them', (_, root, titles) => {
  const db = new DatabaseSync(':memory:')
  migrate(db)
  const statements = explainPlan(planOf(root))
  expect(statements.map((statement) => statement.title)).toEqual(titles)
  for (const { text, language } of statements) {
    expect(language).toBe('sql')
    expect(() => db.prepare(text)).not.toThrow()
  }
})
