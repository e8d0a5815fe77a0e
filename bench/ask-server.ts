/** The result of one query over HTTP. */
export interface Asked {
  /** From the request to the last byte of the answer. */
  readonly ms: number
  /** The server's own measure: from the query text to the answer, before it is serialised as JSON. */
  readonly elapsedMs: number
  readonly members: number
  /** Why the server rejected the query. */
  readonly refused?: string
}

interface Body {
  readonly stats?: { readonly members: number; readonly elapsedMs: number }
  readonly detail?: string
}

/** Sends a query and reads the answer as JSON; the time to parse the JSON is not counted. */
export function asking(url: string): (query: string) => Promise<Asked> {
  return async (query) => {
    const started = performance.now()
    const response = await fetch(`${url}/api/v1/query`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', accept: 'application/json' },
      body: query,
    })
    const text = await response.text()
    const ms = performance.now() - started
    const { stats, detail = '' } = JSON.parse(text) as Body
    if (stats === undefined) return { ms, elapsedMs: 0, members: 0, refused: detail }
    return { ms, elapsedMs: stats.elapsedMs, members: stats.members }
  }
}
