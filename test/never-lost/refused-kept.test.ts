import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startCli } from '../cli/run-cli.ts'

const CLIENTS = 8
/** Refusals, of a letter or a few each, after which the server is killed; the list holds 1,000 letters. */
const ANSWERS = 60

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'tributary-refused-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Refused for its event time, and found again by its mark. */
const bad = (mark: number) => ({ eventType: 'COMPLETE', eventTime: 'soon', mark })

interface Answer {
  readonly failed_events?: readonly { readonly index: number }[]
}

it('keeps every event whose refusal was told, through kill -9', { timeout: 120_000 }, async () => {
  const server = await startCli(['serve', '--port', '0', '--data', folder])
  let next = 0
  let killed: Promise<unknown> | undefined
  const told: number[] = []
  const post = async (path: string, body: unknown): Promise<Answer | undefined> => {
    const headers = { 'content-type': 'application/json' }
    try {
      const response = await fetch(new URL(path, server.url), {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return (await response.json()) as Answer
    } catch {
      return undefined
    }
  }
  let answers = 0
  const client = async (number: number): Promise<void> => {
    while (killed === undefined) {
      const some = Array.from({ length: number % 3 === 2 ? 3 : 1 }, () => bad(next++))
      const answer =
        some.length > 1 ? await post('/api/v1/lineage/batch', some) : await post('/api/v1/lineage', some[0])
      if (answer === undefined) continue
      if (some.length > 1) expect(answer.failed_events).toHaveLength(some.length)
      told.push(...some.map(({ mark }) => mark))
      if (++answers >= ANSWERS) killed ??= server.end('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
  await killed

  const again = await startCli(['serve', '--port', '0', '--data', folder])
  const response = await fetch(new URL('/api/v1/dead-letters?limit=1000', again.url))
  const { letters } = (await response.json()) as { readonly letters: readonly { readonly body: string }[] }
  await again.end()
  const kept = new Set(letters.map(({ body }) => (JSON.parse(body) as { readonly mark: number }).mark))
  expect(told.length).toBeGreaterThanOrEqual(ANSWERS)
  expect(told.filter((mark) => !kept.has(mark))).toEqual([])
})
