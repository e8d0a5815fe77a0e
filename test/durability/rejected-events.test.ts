import { expect, it } from 'vitest'
import { startCli } from '../cli/run-cli.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const CLIENTS = 8
/** Responses, each for one to three rejected events, after which the server is killed; the list has space for 1,000 letters. */
const ANSWERS = 60

const folder = temporaryFolder('refused')

const PATHS = ['/api/v1/lineage', '/api/v1/lineage/batch', '/api/v1/entities']

/** Invalid as an event because of its time, and as an item because of its kind; `mark` identifies it. */
const bad = (mark: number) => ({ eventType: 'COMPLETE', eventTime: 'soon', mark })

interface Answer {
  readonly failed_events?: readonly unknown[]
  readonly failed_items?: readonly unknown[]
}

it(
  'stores every event and item whose rejection it acknowledged, through kill -9',
  { timeout: 120_000 },
  async () => {
    const server = await startCli(['serve', '--port', '0', '--data', folder])
    let next = 0
    let killed: Promise<unknown> | undefined
    const acknowledged: number[] = []
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
        const some = Array.from({ length: number % 3 === 0 ? 1 : 3 }, () => bad(next++))
        const answer = await post(PATHS[number % 3]!, some.length === 1 ? some[0] : some)
        if (answer === undefined) continue
        const { failed_events: events, failed_items: items } = answer
        if (some.length > 1) expect(events ?? items).toHaveLength(some.length)
        acknowledged.push(...some.map(({ mark }) => mark))
        if (++answers >= ANSWERS) killed ??= server.end('SIGKILL')
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
    await killed

    const again = await startCli(['serve', '--port', '0', '--data', folder])
    const response = await fetch(new URL('/api/v1/dead-letters?limit=1000', again.url))
    const { letters } = (await response.json()) as { readonly letters: readonly { readonly body: string }[] }
    await again.end()
    const stored = new Set(letters.map(({ body }) => (JSON.parse(body) as { readonly mark: number }).mark))
    expect(acknowledged.length).toBeGreaterThanOrEqual(ANSWERS)
    expect(acknowledged.filter((mark) => !stored.has(mark))).toEqual([])
  },
)
