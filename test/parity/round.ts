import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Observation } from '../../src/domain/aggregate.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { randomEvents, type EventJson } from '../generators/random-events.ts'

/** One world with many queries; deterministic for a seed. */
export interface Round {
  readonly seed: number
  /** Number of queries. */
  readonly questions: number
}

/** The smallest case with a difference: the events of the world, the query, and both answers. */
export interface Difference {
  readonly seed: number
  readonly events: readonly EventJson[]
  readonly question: unknown
  readonly difference: string
}

export interface Outcome {
  readonly cases: number
  readonly difference?: Difference
}

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

/** The longest of several lists, because the first random values are often nearly empty. */
export const eventsOf = ({ seed }: Round): readonly EventJson[] =>
  fc
    .sample(randomEvents({ maxLength: 25 }), { seed, numRuns: 4 })
    .reduce((a, b) => (b.length > a.length ? b : a))

/** The observations of the valid events. */
export const observe = (events: readonly EventJson[]): readonly Observation[] =>
  events.flatMap((event) => {
    const read = readEvent(event)
    return read.ok ? [read.value.observation] : []
  })

/** Opens a store in a new file, passes it to `use`, and deletes it. */
export async function withEmbeddedStore<T>(use: (store: LineageStore) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-parity-'))
  const store = await openEmbeddedStore({ folder, producerRulesModule })
  try {
    return await use(store)
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Shrinks a list of events as long as `differs` resolves to true.
 * @param maxTries maximum number of lists to try
 */
export async function fewestEvents(
  events: readonly EventJson[],
  differs: (events: readonly EventJson[]) => Promise<boolean>,
  maxTries = 60,
): Promise<readonly EventJson[]> {
  let smallest = events
  let tries = 0
  for (let size = Math.ceil(events.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let i = 0; i < smallest.length && tries < maxTries;) {
      const fewer = [...smallest.slice(0, i), ...smallest.slice(i + size)]
      tries++
      if (await differs(fewer)) smallest = fewer
      else i += size
    }
  return smallest
}

/** The difference of two answers as text; undefined if they are equal. */
export function differenceOf(got: unknown, wanted: unknown): string | undefined {
  const [a, b] = [got, wanted].map((value) => JSON.stringify(canonical(value), undefined, 1))
  if (a === b) return undefined
  const [left, right] = [a!.split('\n'), b!.split('\n')]
  const at = left.findIndex((line, i) => line !== right[i])
  const part = (lines: readonly string[]): string => lines.slice(Math.max(0, at - 8), at + 8).join('\n')
  return `got\n${part(left)}\nwanted\n${part(right)}`
}

/** Sorts keys, and omits undefined values. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)]))
}
