import { parseArgs } from 'node:util'

import { INGEST_SHAPE, type WorkloadShape } from './workload.ts'

export type StoreName = 'embedded' | 'neo4j'

export interface IngestBenchOptions {
  readonly stores: readonly StoreName[]
  /** Numbers of stored events at which the speed is measured, ascending. */
  readonly sizes: readonly number[]
  /** Events per measurement. */
  readonly measure: number
  /** Events per batch. */
  readonly batch: number
  /** Alternating measurements at the two largest sizes, and against a bare driver; 0 for none. */
  readonly rounds: number
  readonly shape: WorkloadShape
  /** The file for the figures as JSON. */
  readonly json?: string
}

export const USAGE = `npm run bench:ingest -- [flags]

  --store embedded|neo4j   one store only (both)
  --sizes 10000,100000     events in the store at which speed is measured; 1000000 takes minutes, on Neo4j an hour
  --measure 10000          events of one measurement
  --batch 500              events a batch
  --rounds 5               alternating measurements at the two greatest sizes, and on Neo4j of Tributary and a bare
                           driver; 0 for none
  --jobs 1000              jobs, in ten layers; each runs once a day
  --concurrent-runs 1      runs in progress at the same time; 1: a run's COMPLETE follows its START
  --duplicates 0           share of events that come again
  --disorder 0             share of events that come late
  --failures 0             share of runs that fail
  --seed 20261101
  --json FILE              the figures as JSON
`

/** @throws Error for flags that are unknown or out of range */
export function readOptions(args: readonly string[]): IngestBenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      store: { type: 'string', multiple: true },
      sizes: { type: 'string', default: '10000,100000' },
      measure: { type: 'string', default: '10000' },
      batch: { type: 'string', default: '500' },
      rounds: { type: 'string', default: '5' },
      jobs: { type: 'string', default: '1000' },
      'concurrent-runs': { type: 'string', default: '1' },
      duplicates: { type: 'string', default: '0' },
      disorder: { type: 'string', default: '0' },
      failures: { type: 'string', default: '0' },
      seed: { type: 'string', default: String(INGEST_SHAPE.seed) },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  const sizes = values.sizes.split(',').map((text) => whole('sizes', text, 1))
  return {
    stores: (values.store ?? ['embedded', 'neo4j']).map(storeName),
    sizes: sizes.sort((a, b) => a - b),
    measure: whole('measure', values.measure, 1),
    batch: whole('batch', values.batch, 1),
    rounds: whole('rounds', values.rounds, 0),
    shape: {
      ...INGEST_SHAPE,
      seed: whole('seed', values.seed, 0),
      jobsPerLayer: Math.ceil(whole('jobs', values.jobs, 1) / INGEST_SHAPE.layers),
      concurrentRuns: whole('concurrent-runs', values['concurrent-runs'], 1),
      duplicates: share('duplicates', values.duplicates),
      disorder: share('disorder', values.disorder),
      failures: share('failures', values.failures),
    },
    ...(values.json === undefined ? {} : { json: values.json }),
  }
}

function storeName(text: string): StoreName {
  if (text !== 'embedded' && text !== 'neo4j')
    throw new Error(`--store must be embedded or neo4j, not ${text}`)
  return text
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least)
    throw new Error(`--${name} must be a whole number of at least ${least}, not ${text}`)
  return value
}

function share(name: string, text: string): number {
  const value = Number(text)
  if (!(value >= 0 && value <= 1)) throw new Error(`--${name} must be a share from 0 to 1, not ${text}`)
  return value
}
