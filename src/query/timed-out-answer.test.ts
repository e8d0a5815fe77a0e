import { expect, it } from 'vitest'
import { datasetId } from '../domain/ids.ts'
import { DEFAULT_LIMITS } from './answer.ts'
import { timedOutAnswer } from './timed-out-answer.ts'
import type { PlanNode } from './plan.ts'

const datasets: PlanNode = {
  kind: 'select',
  selection: { kind: 'datasets', filters: {}, span: { start: 0, end: 8 } },
}
const one: PlanNode = {
  kind: 'select',
  selection: { kind: 'ids', of: 'dataset', ids: [datasetId('n', 'a')] },
}

it.each<[string, PlanNode, object]>([
  ['a set', datasets, { kind: 'graph', nodes: [], edges: [] }],
  ['one dataset, whose name is not known', one, { kind: 'graph', nodes: [] }],
  ['a table', { kind: 'show', input: datasets, fields: ['name'] }, { kind: 'table', rows: [] }],
  ['sets joined', { kind: 'combine', op: 'union', left: datasets, right: one }, { kind: 'graph', nodes: [] }],
])('answers %s with an empty result and a cut by time', (_, root, result) => {
  const answer = timedOutAnswer({ root, query: 'a query', now: 0 }, DEFAULT_LIMITS)
  expect(answer).toMatchObject({ complete: false, result })
  expect(answer.cuts).toMatchObject([{ limit: 'time', value: DEFAULT_LIMITS.timeMs }])
})
