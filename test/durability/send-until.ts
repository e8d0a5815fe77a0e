import { setTimeout as sleep } from 'node:timers/promises'

const CLIENTS = 8
const BATCH = 20

/**
 * Posts events to a server over several connections, single and in batches, until `stopped` is aborted. Calls `onFirst` at the
 * first acknowledgement. Returns the acknowledged events, without those in progress when the server went down.
 */
export async function sendUntil(
  url: string,
  events: Iterator<object, unknown>,
  stopped: AbortSignal,
  onFirst: () => void = () => undefined,
): Promise<readonly object[]> {
  const acknowledged: object[] = []
  const acknowledge = (events: readonly object[]): void => {
    if (acknowledged.length === 0 && events.length > 0) onFirst()
    acknowledged.push(...events)
  }
  const next = (): object => events.next().value as object

  async function post(path: string, body: string): Promise<Response | undefined> {
    try {
      return await fetch(new URL(path, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    } catch {
      return undefined
    }
  }

  async function one(): Promise<boolean> {
    const event = next()
    const response = await post('/api/v1/lineage', JSON.stringify(event))
    if (response?.status === 201) acknowledge([event])
    await response?.arrayBuffer().catch(() => undefined)
    return response?.status === 201
  }

  async function batch(): Promise<boolean> {
    const some = Array.from({ length: BATCH }, next)
    const response = await post('/api/v1/lineage/batch', JSON.stringify(some))
    if (response?.status !== 200) return false
    let answer: { readonly failed_events: readonly { readonly index: number }[] }
    try {
      answer = (await response.json()) as typeof answer
    } catch {
      return false
    }
    const failed = new Set(answer.failed_events.map(({ index }) => index))
    acknowledge(some.filter((_, index) => !failed.has(index)))
    return true
  }

  async function client(number: number): Promise<void> {
    while (!stopped.aborted) if (!(await (number % 3 === 2 ? batch() : one()))) await sleep(20)
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
  return acknowledged
}
