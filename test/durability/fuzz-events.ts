import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { listen } from '../../src/http/listen.ts'
import { openApi } from '../http/open-api.ts'
import { damage, damagedText, mutatedEvents } from './mutated-events.ts'
import { ShrinkingJson } from './shrinking-json.ts'

export interface FuzzOptions {
  /** The same seed and number of stores send the same requests. */
  readonly seed: number
  /** Number of stores; each receives up to 100 requests. */
  readonly runs: number
  /** Also ends the search for a smaller failure. */
  readonly longestMs?: number
}

export interface FuzzOutcome {
  readonly requests: number
  readonly byStatus: ReadonlyMap<number, number>
}

const EXAMPLES = new URL('../../examples/', import.meta.url)

/** Recorded events of all producers. */
export function recordedEvents(): readonly object[] {
  return readdirSync(EXAMPLES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ndjson'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as object)
}

const REQUESTS = 100

/** Rarely true; shrinks to false. */
const seldom = fc.nat({ max: 9 }).map((n) => n === 9)

function requestsOf(events: readonly object[]) {
  const request = fc.record({
    event: new ShrinkingJson(mutatedEvents(events)),
    damage: fc.oneof(
      { withCrossShrink: true },
      { weight: 9, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: damage },
    ),
    batch: seldom,
  })
  return fc.array(request, { minLength: 1, maxLength: REQUESTS, size: 'max' })
}

/**
 * Sends mutated recorded events to real servers, each with its own store, and checks the guarantees: no 5xx, a reason for
 * each rejection, and a graph that matches a rebuild.
 * @throws Error with the seed and the fewest and smallest requests that violate a guarantee
 */
export async function fuzzEvents({ seed, runs, longestMs }: FuzzOptions): Promise<FuzzOutcome> {
  const byStatus = new Map<number, number>()
  const property = fc.asyncProperty(requestsOf(recordedEvents()), async (requests) => {
    const failures: unknown[] = []
    const api = await openApi({ onFailure: (error) => failures.push(error) })
    const server = await listen(api.app, '127.0.0.1', 0)
    try {
      for (const { event, damage, batch } of requests) {
        const text = JSON.stringify(event)
        const path = batch ? '/api/v1/lineage/batch' : '/api/v1/lineage'
        const response = await fetch(new URL(path, server.url), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: damage === undefined ? text : damagedText(text, damage),
        })
        const answer = await response.text()
        byStatus.set(response.status, (byStatus.get(response.status) ?? 0) + 1)
        const wrong = whatIsWrong(response.status, answer, batch) ?? failures[0]
        if (wrong instanceof Error) throw wrong
        if (wrong !== undefined) throw new Error(`${JSON.stringify(wrong)}\n${answer}`)
      }
      const { differences, listed } = await api.store.verify()
      if (differences > 0)
        throw new Error(`${differences} rows are not as a rebuild makes them: ${JSON.stringify(listed[0])}`)
    } finally {
      await server.close(1_000)
      await api.close()
    }
  })
  await fc.assert(property, {
    seed,
    numRuns: runs,
    plugins: longestMs === undefined ? [] : [fc.interruptAfterTimeLimit(longestMs)],
  })
  const requests = [...byStatus.values()].reduce((sum, count) => sum + count, 0)
  return { requests, byStatus }
}

function whatIsWrong(status: number, text: string, batch: boolean): string | undefined {
  let answer: Record<string, unknown>
  try {
    answer = JSON.parse(text) as Record<string, unknown>
  } catch {
    return `the answer with status ${status} is not JSON`
  }
  if (status >= 500) return `status ${status}`
  if (status >= 400)
    return typeof answer.detail === 'string' && answer.detail !== '' ? undefined : 'no reason is given'
  if (status !== (batch ? 200 : 201)) return `status ${status}`
  const failed = (answer.failed_events ?? []) as readonly { readonly reason?: unknown }[]
  const unsaid = failed.find(({ reason }) => typeof reason !== 'string' || reason === '')
  if (unsaid !== undefined) return 'no reason is given for an event of a batch'
  return failed.some(({ reason }) => /could not be merged/.test(String(reason)))
    ? 'an event broke the merge'
    : undefined
}
