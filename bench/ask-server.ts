/** What came of one question over HTTP. */
export interface Asked {
  /** From the request to the last byte of the answer. */
  readonly ms: number
  /** As the answer tells it: what the server took, from the text to the answer, before it is written as JSON. */
  readonly elapsedMs: number
  readonly members: number
  /** Why there is none, where the question was refused. */
  readonly refused?: string
}

interface Body {
  readonly stats?: { readonly members: number; readonly elapsedMs: number }
  readonly detail?: string
}

/** Asks a server, for JSON; the time that it takes to read the JSON is not counted. */
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
