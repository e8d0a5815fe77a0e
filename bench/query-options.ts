import { parseArgs } from 'node:util'
import type { StoreName } from './ingest-options.ts'

export interface QueryBenchOptions {
  readonly stores: readonly StoreName[]
  /** Datasets of the graphs, ascending. */
  readonly sizes: readonly number[]
  /** Repetitions of each query from each of ten starts. */
  readonly rounds: number
  /** Runs of each job that has runs; the second store has ten times as many. */
  readonly runs: number
  readonly seed: number
  readonly json?: string
}

export const USAGE = `npm run bench:query -- [flags]

  --store embedded|neo4j   one store only (both)
  --sizes 10000,100000     datasets; 1000000 takes a quarter of an hour a store to fill
  --rounds 10              times that each question is asked of each of ten starts
  --runs 5                 runs of each job that has a history
  --seed 20261120
  --json FILE              the figures as JSON
`

/** @throws Error for flags that are unknown or out of range */
export function readOptions(args: readonly string[]): QueryBenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      store: { type: 'string', multiple: true },
      sizes: { type: 'string', default: '10000,100000' },
      rounds: { type: 'string', default: '10' },
      runs: { type: 'string', default: '5' },
      seed: { type: 'string', default: '20261120' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    stores: (values.store ?? ['embedded', 'neo4j']).map((name) => {
      if (name === 'embedded' || name === 'neo4j') return name
      throw new Error(`--store must be embedded or neo4j, not ${name}`)
    }),
    sizes: values.sizes
      .split(',')
      .map((text) => whole('sizes', text))
      .sort((a, b) => a - b),
    rounds: whole('rounds', values.rounds),
    runs: whole('runs', values.runs),
    seed: whole('seed', values.seed),
    ...(values.json === undefined ? {} : { json: values.json }),
  }
}

function whole(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--${name} must be a whole number of at least 1, not ${text}`)
  return value
}
