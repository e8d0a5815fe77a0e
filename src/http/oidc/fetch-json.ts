/** The size limit of an answer. Key sets and metadata have a few kilobytes. */
const MAX_BYTES = 1024 * 1024

/** Milliseconds without requests to the issuer after a failure. Callers get the failure at once. */
export const BACKOFF_MS = 5_000

/** The issuer does not answer, or not with keys. The message is for the client. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable'
}

type FetchJson = (url: string, options?: RequestInit) => Promise<Response>

/**
 * Returns a `fetch` for small JSON documents. For BACKOFF_MS after a failure, it throws the same failure again without a request.
 * It does not follow redirects.
 * @throws IssuerUnavailable
 */
export function createBackoffFetch(clock: () => number): FetchJson {
  let failure: { readonly at: number; readonly error: IssuerUnavailable } | undefined
  return async (url, options) => {
    if (failure !== undefined && clock() - failure.at < BACKOFF_MS) throw failure.error
    try {
      const response = await fetch(url, { redirect: 'error', ...options })
      if (response.status !== 200) throw new Error(`it answered with status ${response.status}`)
      const found: unknown = JSON.parse(new TextDecoder().decode(await readAtMost(response, MAX_BYTES)))
      failure = undefined
      return Response.json(found)
    } catch (cause) {
      failure = {
        at: clock(),
        error: new IssuerUnavailable(`${url} did not return keys: ${reasonOf(cause)}`),
      }
      throw failure.error
    }
  }
}

async function readAtMost(response: Response, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  if (response.body === null) return new Uint8Array()
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    size += part.byteLength
    if (size > bytes) throw new Error(`its answer has more than ${bytes} bytes`)
    parts.push(part)
  }
  return Uint8Array.from(Buffer.concat(parts))
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (!(cause instanceof Error)) return String(cause)
  if (cause instanceof SyntaxError) return 'its answer is not JSON'
  return cause.name === 'TimeoutError' ? 'it did not answer in time' : cause.message
}
