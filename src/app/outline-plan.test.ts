import { expect, it } from 'vitest'
import { datasetId } from '../domain/ids.ts'
import type { Plan, PlanNode } from '../query/plan.ts'
import { drawOutline } from '../render/outline.ts'
import { outlinePlan } from './outline-plan.ts'

const orders = datasetId('pg', 'orders')
const now = Date.UTC(2026, 10, 25)
const dataset: PlanNode = { kind: 'select', selection: { kind: 'ids', of: 'dataset', ids: [orders] } }

const walk: PlanNode = {
  kind: 'walk',
  direction: 'downstream',
  starts: dataset,
  at: 'dataset',
  depth: { min: 1, max: 3 },
  window: { since: now, wholeDays: false },
  via: { basis: 'stated' },
  within: [
    {
      kind: 'select',
      selection: { kind: 'datasets', filters: { like: ['mart.*'] }, span: { start: 0, end: 1 } },
    },
  ],
  avoiding: [],
  stopAt: [],
  includingStart: true,
}

const plan: Plan = {
  query: '',
  now,
  root: {
    kind: 'count',
    by: ['namespace'],
    input: {
      kind: 'where',
      predicate: {
        kind: 'or',
        items: [
          { kind: 'not', item: { kind: 'null', field: 'owner' } },
          {
            kind: 'and',
            items: [
              { kind: 'compare', field: 'lastWritten', op: '<', value: now },
              { kind: 'between', field: 'firstSeen', from: -Infinity, to: now },
            ],
          },
        ],
      },
      input: { kind: 'combine', op: 'except', left: walk, right: dataset },
    },
  },
}

it('draws a plan with names instead of ids and with times in ISO 8601', () => {
  expect(drawOutline(outlinePlan(plan, () => 'pg/orders'))).toMatchInlineSnapshot(`
    "count by namespace
    └─ where not owner is null or (lastWritten < 2026-11-25T00:00:00.000Z and firstSeen from the beginning to 2026-11-25T00:00:00.000Z)
       └─ except
          ├─ walk downstream at dataset, depth 3, since 2026-11-25T00:00:00.000Z, via stated, including start
          │  ├─ from
          │  │  └─ dataset pg/orders
          │  └─ within
          │     └─ datasets like "mart.*"
          └─ dataset pg/orders"
  `)
})
