import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Observation } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { anyStream } from './random-stream.test-support.ts'
import { repair } from './repair.ts'
import {
  REPAIR_STAGES,
  repairStageOf,
  repairSteps,
  type Difference,
  type GraphRow,
  type RepairStage,
} from './repair-steps.ts'
import { testRules } from './test-rules.test-support.ts'
import { runs } from '../../../test/runs.ts'

const RUNS = runs(100)
const LENGTH = Number(process.env.FC_LENGTH ?? 12)

/** Inputs of earlier failures: the stream, the later events, and the damage. */
const REGRESSIONS = JSON.parse(
  readFileSync(new URL('./repair-regressions.json', import.meta.url), 'utf8'),
) as [Observation[], Observation[], [number, Damage][]][]

const text = (row: object | undefined): string => canonicalJson((row ?? null) as unknown as Json)

type Damage = 'lose' | 'days' | 'instants' | 'property'

/** Damages a derived edge in a way that Tributary itself would not. */
function spoil(graph: MemoryGraph, row: EdgeRow, damage: Damage): void {
  const props = { ...row.props }
  switch (damage) {
    case 'lose':
      graph.edges.delete(row.id)
      return
    case 'days':
      if (Array.isArray(props.days))
        graph.edges.set(row.id, { ...row, props: { ...props, days: [3, 5, 20_720, 20_760] } })
      return
    case 'instants':
      if (typeof props.firstAt === 'number')
        graph.edges.set(row.id, { ...row, props: { ...props, firstAt: 1, lastAt: Date.UTC(2190, 0, 1) } })
      return
    case 'property':
      if (row.type === 'READ' || row.type === 'WROTE')
        graph.edges.set(row.id, { ...row, props: { ...props, numRows: 77_777 } })
  }
}

/** An edge between existing nodes that nothing states. */
function invent(graph: MemoryGraph, kind: number): void {
  const like = [...graph.edges.values()].find(
    ({ type, fromLabel }) => type === 'DERIVED_FROM' && fromLabel === 'Dataset',
  )
  const [one, other] = graph.nodesOf('Dataset')
  if (like === undefined || one === undefined || other === undefined) return
  const id = `00000000-0000-5000-8000-00000000000${kind}` as Id
  const props = kind === 1 ? like.props : { ...like.props, memberTargetId: one.id, memberSourceId: other.id }
  graph.edges.set(id, { ...like, id, from: one.id, to: other.id, props })
}

function differences(
  graph: MemoryGraph,
  wanted: ReadonlyMap<string, GraphRow>,
): ReadonlyMap<RepairStage, Difference[]> {
  const stored = rowsOf(graph)
  const out = new Map<RepairStage, Difference[]>(REPAIR_STAGES.map((stage) => [stage, []]))
  for (const key of new Set([...stored.keys(), ...wanted.keys()])) {
    const [is, due] = [stored.get(key), wanted.get(key)]
    if (text(is?.row) === text(due?.row)) continue
    const stage = repairStageOf((due ?? is)!)
    if (stage !== undefined)
      out.get(stage)!.push({ ...(is && { stored: is }), ...(due && { expected: due }) })
  }
  return out
}

function rowsOf(graph: MemoryGraph): ReadonlyMap<string, GraphRow> {
  const out = new Map<string, GraphRow>()
  for (const row of graph.nodes.values()) out.set(`node ${row.id}`, { kind: 'node', row })
  for (const row of graph.edges.values()) out.set(`edge ${row.id}`, { kind: 'edge', row })
  for (const row of graph.aggregates.values()) out.set(`aggregate ${row.id}`, { kind: 'aggregate', row })
  return out
}

const REPAIRED_NODES: readonly NodeRow['label'][] = ['Operation', 'Run']

describe('repair', () => {
  it('repairs damaged derived rows while events continue to arrive', () => {
    fc.assert(
      fc.property(
        anyStream(LENGTH),
        anyStream(4),
        fc.array(fc.tuple(fc.nat(3), fc.constantFrom<Damage>('lose', 'days', 'instants', 'property')), {
          minLength: 50,
          maxLength: 50,
        }),
        (stream, later, choices) => {
          const graph = new MemoryGraph()
          graph.run(merge(stream, testRules))
          const wanted = rowsOf(graph)
          let i = 0
          const choice = () => choices[i++ % choices.length]!
          for (const edge of [...graph.edges.values()]) {
            const [whether, damage] = choice()
            if (whether !== 0 || repairStageOf({ kind: 'edge', row: edge }) === undefined) continue
            // The existence of columns and schemas is base data.
            if (edge.fromLabel === 'Column' && edge.type === 'PART_OF') continue
            if (edge.type !== 'HAS_SCHEMA' || damage !== 'lose') spoil(graph, edge, damage)
          }
          const isLinked = ({ id }: NodeRow) =>
            [...graph.edges.values()].some(({ from, to }) => from === id || to === id)
          for (const node of [...graph.nodes.values()])
            if (REPAIRED_NODES.includes(node.label) && choice()[0] === 0 && !isLinked(node))
              graph.nodes.delete(node.id)
          invent(graph, 1)
          invent(graph, 2)
          const found = differences(graph, wanted)
          for (const stage of REPAIR_STAGES)
            for (const step of repairSteps(stage, found.get(stage)!)) graph.run(repair(step, testRules))
          expect(graph.dump()).toEqual([...wanted.values()].map(({ row }) => text(row)).sort())

          // Repairing correct rows changes nothing.
          const after = new MemoryGraph()
          after.run(merge(stream, testRules))
          after.run(merge(later, testRules))
          const dump = after.dump()
          for (const stage of REPAIR_STAGES)
            for (const step of repairSteps(stage, found.get(stage)!)) after.run(repair(step, testRules))
          expect(after.dump()).toEqual(dump)
        },
      ),
      { numRuns: Math.ceil(RUNS / 5), examples: REGRESSIONS },
    )
  })
})
