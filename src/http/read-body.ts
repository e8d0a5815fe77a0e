import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { createGunzip, createInflate } from 'node:zlib'
import type { Context } from 'hono'
import type { ByteBudget } from '../app/byte-budget.ts'
import type { AppEnv } from './app-env.ts'
import { PACE, watchPace, type Pace, type PaceWatch } from './bodies/pace.ts'
import { HttpProblem } from './http-problem.ts'

export interface BodyLimits {
  /** Bytes of one body, after inflating. */
  readonly maxBytes: number
  /** Bytes of all bodies that are being read or answered, with a share for each caller. */
  readonly budget: ByteBudget
  /** The slowest that a body may arrive; PACE where it is absent. */
  readonly pace?: Pace
}

/**
 * How many times its own bytes a body may inflate to, beyond MAX_FREE_BYTES: recorded events compress to a tenth, the same event
 * again and again to a hundredth.
 */
const MAX_INFLATION = 100
/** Bytes that a body may inflate to, however few it came in. */
const MAX_FREE_BYTES = 4 * 1024 * 1024

/**
 * Reads a request's body, inflates it (gzip, deflate), and hands it to `use`; its bytes count against the budget until
 * `use` is done. Sizes and pace are checked while the body arrives, so a bomb is refused at its limit, never after it.
 * @throws HttpProblem 413 too large, 415 another encoding, 400 damaged, 408 too slow, 503 the budget or the caller's share of
 *   it is spent
 */
export async function withBody<T>(
  c: Context<AppEnv>,
  limits: BodyLimits,
  use: (body: Uint8Array) => Promise<T>,
): Promise<T> {
  const inflater = inflaterOf(c.req.header('content-encoding'))
  const holder = c.get('holder')
  const declared = Number(c.req.header('content-length') ?? '0')
  if (inflater === undefined && declared > limits.maxBytes) throw tooLarge(limits.maxBytes)

  let taken = 0
  const take = (bytes: number): void => {
    if (taken + bytes > limits.maxBytes) throw tooLarge(limits.maxBytes)
    if (!limits.budget.take(bytes, holder))
      throw new HttpProblem('unavailable', 'too many bytes are being received, from this caller or from all')
    taken += bytes
  }
  const pace = watchPace(limits.pace ?? PACE)
  try {
    const body = await readAll(c, inflater, take, limits.maxBytes, pace).finally(() => pace.end())
    return await use(body)
  } finally {
    limits.budget.give(taken, holder)
  }
}

type Inflater = () => ReturnType<typeof createGunzip> | ReturnType<typeof createInflate>

function inflaterOf(encoding: string | undefined): Inflater | undefined {
  switch (encoding?.trim().toLowerCase() ?? 'identity') {
    case '':
    case 'identity':
      return undefined
    case 'gzip':
    case 'x-gzip':
      return createGunzip
    case 'deflate':
      return createInflate
    default:
      throw new HttpProblem('unsupported-media-type', 'Content-Encoding must be gzip, deflate or identity')
  }
}

async function readAll(
  c: Context<AppEnv>,
  inflater: Inflater | undefined,
  take: (bytes: number) => void,
  maxBytes: number,
  pace: PaceWatch,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const incoming = (c.env as AppEnv['Bindings'] | undefined)?.incoming
  /** Bytes that were received, before inflating. */
  let received = 0
  let inflated = 0
  const arrived = (bytes: number): void => {
    received += bytes
    pace.saw(bytes)
  }
  const collect = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of source) {
      inflated += chunk.byteLength
      if (inflated > MAX_FREE_BYTES && inflated > received * MAX_INFLATION) throw tooDense()
      take(chunk.byteLength)
      chunks.push(chunk)
    }
  }
  try {
    if (inflater === undefined && incoming !== undefined) {
      await listenTo(incoming, pace.signal, (chunk) => {
        arrived(chunk.byteLength)
        take(chunk.byteLength)
        chunks.push(chunk)
      })
      return joined(chunks)
    }
    const { body } = c.req.raw
    if (body === null) return new Uint8Array()
    const source = Readable.fromWeb(body as NodeReadableStream<Uint8Array>)
    const counted = boundedAt(maxBytes, arrived)
    await (inflater === undefined
      ? pipeline(source, counted, collect, { signal: pace.signal })
      : pipeline(source, counted, inflater(), collect, { signal: pace.signal }))
  } catch (error) {
    if (pace.signal.aborted) throw pace.signal.reason
    if (error instanceof HttpProblem) throw error
    if (isZlibError(error))
      throw new HttpProblem(
        'malformed-body',
        'the body is damaged: it cannot be inflated as its Content-Encoding says',
      )
    throw new HttpProblem('malformed-body', 'the body ended before it was complete')
  }
  return joined(chunks)
}

const joined = (chunks: readonly Uint8Array[]): Uint8Array =>
  chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)

/**
 * Hands over what arrives, straight from the server: by way of a web stream a small body costs several times as much.
 * Rejects with what `take` throws, and then reads no further.
 */
function listenTo(
  incoming: IncomingMessage,
  signal: AbortSignal,
  take: (chunk: Buffer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      signal.removeEventListener('abort', onSlow)
      incoming.off('data', onData).off('end', onEnd).off('error', onCut).off('close', onCut)
      end()
    }
    const onData = (chunk: Buffer): void => {
      try {
        take(chunk)
      } catch (error) {
        incoming.pause()
        settle(() => reject(error instanceof Error ? error : new Error(String(error))))
      }
    }
    const onEnd = (): void => settle(resolve)
    const onSlow = (): void => {
      incoming.pause()
      settle(() => reject(signal.reason as Error))
    }
    const onCut = (): void => settle(() => reject(new Error('the connection closed')))
    if (incoming.readableEnded) resolve()
    else {
      signal.addEventListener('abort', onSlow)
      incoming.on('data', onData).on('end', onEnd).on('error', onCut).on('close', onCut)
    }
  })
}

/** Members of gzip that inflate to nothing could otherwise be sent for ever. */
const boundedAt = (maxBytes: number, arrived: (bytes: number) => void) =>
  async function* bounded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let seen = 0
    for await (const chunk of source) {
      seen += chunk.byteLength
      if (seen > maxBytes) throw tooLarge(maxBytes)
      arrived(chunk.byteLength)
      yield chunk
    }
  }

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')

const tooLarge = (maxBytes: number): HttpProblem =>
  new HttpProblem(
    'body-too-large',
    `the body is larger than ${maxBytes} bytes, counted after decompression: send less in one request`,
  )

const tooDense = (): HttpProblem =>
  new HttpProblem(
    'body-too-large',
    `the body has more than ${MAX_INFLATION} times its compressed size: send it without Content-Encoding, in smaller parts if it is too large then`,
  )
