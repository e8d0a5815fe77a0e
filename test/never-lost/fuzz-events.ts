import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { randomNumbers } from '../../bench/workload.ts'
import { listen } from '../../src/http/listen.ts'
import { openApi } from '../http/open-api.ts'
import { damagedText, mutatedEvent } from './mutate-event.ts'

export interface FuzzOptions {
  readonly seed: number
  /** Whether to go on after so many requests. */
  readonly goOn: (requests: number) => boolean
  readonly say?: (line: string) => void
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

/**
 * Sends mutated recorded events to a real server and holds it to its promises: no 5xx, a reason for each refusal, and a
 * graph that is as a rebuild makes it.
 * @throws Error naming the request that broke one of them
 */
export async function fuzzEvents({ seed, goOn, say }: FuzzOptions): Promise<FuzzOutcome> {
  const failures: unknown[] = []
  const api = await openApi({ onFailure: (error) => failures.push(error) })
  const server = await listen(api.app, '127.0.0.1', 0)
  const random = randomNumbers(seed)
  const events = recordedEvents()
  const byStatus = new Map<number, number>()
  let requests = 0
  try {
    while (goOn(requests)) {
      const event = mutatedEvent(events[Math.floor(random() * events.length)]!, random)
      const text = JSON.stringify(event)
      const body = random() < 0.1 ? damagedText(text, random) : text
      const batch = random() < 0.1
      const response = await fetch(new URL(batch ? '/api/v1/lineage/batch' : '/api/v1/lineage', server.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      requests++
      const answer = await response.text()
      byStatus.set(response.status, (byStatus.get(response.status) ?? 0) + 1)
      const wrong = whatIsWrong(response.status, answer, batch) ?? failures[0]
      if (wrong !== undefined)
        throw new Error(
          `seed ${seed}, request ${requests}: ${wrong instanceof Error ? wrong.stack : JSON.stringify(wrong)}\n${answer}\n` +
            (typeof body === 'string' ? body : Buffer.from(body).toString('latin1')),
        )
      if (requests % 1000 === 0) say?.(`${requests} requests: ${JSON.stringify([...byStatus])}`)
    }
    const { differences, listed } = await api.store.verify()
    if (differences > 0)
      throw new Error(
        `seed ${seed}: ${differences} rows are not as a rebuild makes them: ${JSON.stringify(listed[0])}`,
      )
  } finally {
    await server.close(1_000)
    await api.close()
  }
  return { requests, byStatus }
}

function whatIsWrong(status: number, text: string, batch: boolean): string | undefined {
  let answer: Record<string, unknown>
  try {
    answer = JSON.parse(text) as Record<string, unknown>
  } catch {
    return `the answer with status ${status} is no JSON`
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
