import { expect, it } from 'vitest'

import { idOf, type Id } from '../../../domain/ids.ts'
import { parse } from '../../../lang/parse.ts'
import { DEFAULT_LIMITS } from '../../../query/answer.ts'
import { evaluate } from '../../../query/evaluate.ts'
import { namesToResolve } from '../../../query/names-to-resolve.ts'
import type { ReadAnswer, ReadRequest } from '../../../query/read-requests.ts'
import { resolve } from '../../../query/resolve.ts'
import { openDeletions } from './deletions.ts'
import { openGroups } from './groups.ts'
import { openLookup } from './lookup-name.ts'
import { sampleGraph } from './sample-graph.test-support.ts'
import { TimeBudget } from '../../../query/time-budget.ts'

/** `hub` feeds 150 datasets, of which the first feeds `end` and another feeds `beyond`. */
function hub() {
  const sample = sampleGraph()
  const dataset = (name: string): Id => sample.dataset('n', name)
  const start = dataset('hub')
  const side = Array.from({ length: 150 }, (_, i) => dataset(`side${i}`))
  for (const id of side) sample.derive(id, start, {})
  sample.derive(dataset('end'), side[0]!, {})
  const beyond = dataset('beyond')
  sample.derive(beyond, side[7]!, {})
  return { sample, beyond }
}

/** The answer, and the number of datasets whose edges were read. */
function ask({ sample }: ReturnType<typeof hub>, text: string) {
  const lookup = openLookup(sample.graph, openGroups(sample.graph), openDeletions(sample.graph))()
  const tree = parse(text).tree!
  const names = namesToResolve(tree, {}).map((request) => ({ request, matches: lookup(request) }))
  const { plan } = resolve(tree, { params: {}, names, now: 1_000 })
  let expanded = 0
  const answering = (request: ReadRequest): ReadAnswer => {
    if (request.kind === 'expand') expanded += request.frontier.length
    return sample.answer(request) as ReadAnswer
  }
  const reading = evaluate(plan!, DEFAULT_LIMITS, new TimeBudget(DEFAULT_LIMITS.timeMs, () => 0))
  let step = reading.next()
  while (step.done !== true) step = reading.next(answering(step.value))
  return { answer: step.value, expanded }
}

it('reads only the part of a hub that leads to the end of the path', () => {
  const { answer, expanded } = ask(hub(), 'paths from hub to end')
  expect(answer).toMatchObject({ complete: true, stats: { members: 2, edges: 2 } })
  // Back: end, side0, hub; forward: hub, side0, end.
  expect(expanded).toBe(6)
})

it('reads everything downstream if pairs were omitted, and reports that they were', () => {
  const graph = hub()
  const { sample, beyond } = graph
  const operation = sample.put('Operation', idOf('Operation', 1), { omittedPairs: 3, counts: true })
  sample.join('READ', 'Operation', operation, 'Dataset', beyond, {
    datasetId: beyond,
    startedAt: 5,
    endedAt: 6,
  })
  const { answer, expanded } = ask(graph, 'paths from hub to end')
  expect(answer.stats).toMatchObject({ members: 2, edges: 2 })
  expect(answer.cuts).toEqual([
    {
      limit: 'pairs',
      value: 20_000,
      message:
        'operations on 1 of the datasets had too many pairs of inputs and outputs, and ingestion stored none of them',
    },
  ])
  expect(expanded).toBe(153)
  // Outside the window, it omits nothing.
  const before = ask(graph, 'paths from hub to end until 1970-01-01T00:00:00.005Z')
  expect(before.answer.cuts.length).toBe(1)
  const after = ask(graph, 'paths from hub to end since 1970-01-01T00:00:00.007Z')
  expect(after.answer.cuts).toEqual([])
})
