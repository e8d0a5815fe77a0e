/** Key sets and metadata are a few kilobytes. */
const MAX_BYTES = 1024 * 1024

/** After a failure the issuer is left alone for so long, and whoever asks is told of it at once. */
export const REST_MS = 5_000

/** Its name is that of the fault for people. */
export class IssuerAway extends Error {
  override readonly name = 'IssuerAway'
}

type Fetching = (url: string, options?: RequestInit) => Promise<Response>

/**
 * A fetch of small JSON that tells whoever asks too soon after a failure of that failure. It follows no redirect.
 * @throws IssuerAway
 */
export function createRestingFetch(clock: () => number): Fetching {
  let failure: { readonly at: number; readonly error: IssuerAway } | undefined
  return async (url, options) => {
    if (failure !== undefined && clock() - failure.at < REST_MS) throw failure.error
    try {
      const response = await fetch(url, { redirect: 'error', ...options })
      if (response.status !== 200) throw new Error(`it answered with status ${response.status}`)
      const found: unknown = JSON.parse(new TextDecoder().decode(await readAtMost(response, MAX_BYTES)))
      failure = undefined
      return Response.json(found)
    } catch (cause) {
      failure = { at: clock(), error: new IssuerAway(`${url} gives no keys: ${reasonOf(cause)}`) }
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
  if (cause instanceof SyntaxError) return 'its answer is no JSON'
  return cause.name === 'TimeoutError' ? 'it did not answer in time' : cause.message
}
