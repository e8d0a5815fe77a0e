import { describe, expect, it } from 'vitest'
import { MemoryReader } from '../../../test/parity/memory-reader.ts'
import { NOW, resolveIn } from '../../../test/parity/query-world.ts'
import { aDataset, type World } from '../../../test/parity/reference/world.ts'
import { spanOf } from '../../domain/span.ts'
import { DEFAULT_LIMITS, type Answer } from '../answer.ts'
import { evaluate } from '../evaluate.ts'
import type { ReadRequest } from '../read-requests.ts'
import { TimeBudget } from '../time-budget.ts'

const span = spanOf(NOW - 1000, NOW)

/** Each dataset is named by one word, each edge as `from to`. */
function worldOf(edges: readonly string[]): World {
  const pairs = edges.map((edge) => edge.split(' ') as [string, string])
  const datasets = new Map([...new Set(pairs.flat())].map((name) => [name, aDataset('n', name)]))
  return {
    datasets: [...datasets.values()],
    columns: [],
    jobs: [],
    edges: pairs.map(([from, to]) => ({
      level: 'dataset',
      source: datasets.get(from)!.id,
      target: datasets.get(to)!.id,
      stated: span,
    })),
    touches: [],
  }
}

/** The answer, and the number of datasets whose edges were read. */
function asked(world: World, text: string): { readonly answer: Answer; readonly expanded: number } {
  const { plan } = resolveIn(world, text)
  const reader = new MemoryReader(world)
  const answer = reader.run(evaluate(plan!, DEFAULT_LIMITS, new TimeBudget(DEFAULT_LIMITS.timeMs, () => 0)))
  const expands = reader.asked.filter(
    (r): r is Extract<ReadRequest, { kind: 'expand' }> => r.kind === 'expand',
  )
  return { answer, expanded: expands.reduce((sum, { frontier }) => sum + frontier.length, 0) }
}

/** `count` datasets below `from`, each followed by a chain of `below` datasets. */
const fan = (from: string, count: number, below: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => [
    `${from} ${from}${i}`,
    ...Array.from(
      { length: below },
      (__, j) => `${from}${i}${'x'.repeat(j)} ${from}${i}${'x'.repeat(j + 1)}`,
    ),
  ]).flat()
const reversed = (edges: readonly string[]): readonly string[] =>
  edges.map((edge) => edge.split(' ').reverse().join(' '))

const namesOf = ({ result }: Answer): readonly string[] =>
  result.kind === 'graph' ? result.nodes.map(({ name, distance }) => `${name} ${distance}`) : []

describe('backward search from the ends', () => {
  const path = ['hub mid', 'mid side', 'mid end', 'other end']

  it('limits the walk from a hub to nodes that can reach an end', () => {
    const small = asked(worldOf(path), 'paths from hub to end')
    const large = asked(worldOf([...path, ...fan('hub', 300, 3)]), 'paths from hub to end')
    expect(namesOf(large.answer)).toEqual(['hub 0', 'mid 1', 'end 2'])
    expect(large.answer.result).toEqual(small.answer.result)
    expect(large.expanded).toBe(small.expanded)
  })

  it('stops if an end has more sources than the starts have targets', () => {
    const large = asked(worldOf([...path, ...reversed(fan('end', 300, 3))]), 'paths from hub to end')
    expect(namesOf(large.answer)).toEqual(['hub 0', 'mid 1', 'end 2'])
    // Forward: hub, mid, side and end. Backward: the end, once and without success.
    expect(large.expanded).toBe(5)
  })

  it('finishes eventually if both sides are large', () => {
    // The starts lead to 200 datasets a level, 40 levels deep. The end has 150 sources, each with one more.
    const long = [...path, ...fan('hub', 200, 40), ...reversed(fan('end', 150, 1))]
    const { answer, expanded } = asked(worldOf(long), 'paths from hub to end')
    expect(namesOf(answer)).toEqual(['hub 0', 'mid 1', 'end 2'])
    expect(expanded).toBeLessThan(2_000)
  })

  it.each([
    ['paths from hub to end depth 2', 'hub 0, mid 1, end 2'],
    ['paths from hub to end depth 1', ''],
    ['shortest path from hub to end', 'hub 0, mid 1, end 2'],
    ['paths from hub to end avoiding dataset mid', ''],
    ['paths from hub to end stop at dataset mid', ''],
    ['paths from hub to end within { end }', ''],
    ['paths from hub to mid within { end }', 'hub 0, mid 1'],
    ['paths from { hub, mid } to end avoiding dataset mid', 'hub 0, mid 0, end 1'],
    ['paths from hub to { hub, end }', 'hub 0, mid 1, end 2'],
    ['paths from hub to side at job', 'hub 0, mid 1, side 2'],
  ])('changes no answer: %s', (text, nodes) => {
    const answers = [path, [...path, ...fan('hub', 300, 2)], [...path, ...reversed(fan('end', 300, 2))]].map(
      (edges) => asked(worldOf(edges), text).answer,
    )
    for (const { result, complete } of answers) {
      expect(result).toEqual(answers[0]!.result)
      expect(complete).toBe(true)
    }
    expect(namesOf(answers[0]!).join(', ')).toBe(nodes)
  })

  it('also marks on a hub that one step more leads further', () => {
    const edges = ['hub mid', 'mid far', 'far end', 'hub end', ...fan('hub', 300, 1)]
    const { answer } = asked(worldOf(edges), 'paths from hub to end depth 2')
    expect(answer.result).toMatchObject({
      nodes: [
        { name: 'hub', more: true },
        { name: 'end', distance: 1 },
      ],
    })
  })
})
