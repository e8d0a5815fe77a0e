import { asking } from './ask-server.ts'
import { percentiles, type Percentiles } from './percentiles.ts'
import { INGEST_SHAPE, workload } from './workload.ts'

export interface LoadOptions {
  readonly clients: number
  readonly eventsPerSecond: number
  readonly queries: readonly string[]
  /** Total number of queries. */
  readonly asked: number
}

export interface UnderLoad extends Percentiles {
  /** Events per second that were acknowledged during the queries. */
  readonly events: number
}

/** Batches posted before the measurement: a store that was just filled has not written anything yet. */
const WARM = 20

/** Sends queries from several clients while events are posted, ten batches per second. */
export async function queriesWhileEventsCome(url: string, options: LoadOptions): Promise<UnderLoad> {
  const { clients, eventsPerSecond, queries, asked } = options
  const ask = asking(url)
  const events = workload(INGEST_SHAPE)
  const size = Math.ceil(eventsPerSecond / 10)
  /** Posts a batch and returns the number of its stored events. */
  const post = async (): Promise<number> => {
    const batch = Array.from({ length: size }, () => events.next().value as object)
    const response = await fetch(`${url}/api/v1/lineage/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(batch),
    })
    await response.arrayBuffer()
    return response.ok ? size : 0
  }
  for (let i = 0; i < WARM; i++) await post()
  const started = performance.now()
  let stored = 0
  let done = false
  const posting = (async () => {
    for (let sent = 0; !done; sent += size) {
      stored += await post()
      const ahead = (sent * 1000) / eventsPerSecond - (performance.now() - started)
      if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead))
    }
  })()
  const times: number[] = []
  let next = 0
  const clientsAsking = Array.from({ length: clients }, async () => {
    while (next < asked) {
      const answer = await ask(queries[next++ % queries.length]!)
      if (answer.refused !== undefined) throw new Error(`a question was refused: ${answer.refused}`)
      times.push(answer.ms)
    }
  })
  try {
    await Promise.all(clientsAsking)
  } finally {
    // Otherwise the posts outlive the server, and their error hides the one that ended the questions.
    done = true
    await posting
  }
  const seconds = (performance.now() - started) / 1000
  return { ...percentiles(times), events: stored / seconds }
}
