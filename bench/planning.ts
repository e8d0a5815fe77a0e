import { parse } from '../src/lang/parse.ts'
import { namesToResolve } from '../src/query/names-to-resolve.ts'
import { resolve } from '../src/query/resolve.ts'
import type { NameCandidate } from '../src/query/read-requests.ts'
import { datasetId } from '../src/domain/ids.ts'
import { percentiles, type Percentiles } from './percentiles.ts'
import type { QueryCase } from './query-cases.ts'
import { nameOf, NAMESPACE, NOW } from './query-graph.ts'

const ROUNDS = 300

/** Milliseconds from a text to its plan if names are already looked up: parsing and resolving only. */
export function measurePlanning(cases: readonly QueryCase[]): Percentiles {
  const times: number[] = []
  const name = nameOf(0, 100)
  const candidate: NameCandidate = {
    id: datasetId(NAMESPACE, name),
    matched: { namespace: NAMESPACE, name },
    canonical: { namespace: NAMESPACE, name },
  }
  for (let round = -ROUNDS; round < ROUNDS; round++)
    for (const { query } of cases) {
      const text = query(`dataset ${name}`, `dataset ${name}`)
      const started = performance.now()
      const parsed = parse(text)
      const { tree } = parsed
      if (tree !== undefined) {
        const names = namesToResolve(tree, {}).map((request) => ({
          request,
          matches: { how: 'exact' as const, candidates: [candidate], nearest: [] },
        }))
        resolve(tree, { names, params: {}, now: NOW })
      }
      if (round >= 0) times.push(performance.now() - started)
    }
  return percentiles(times)
}
