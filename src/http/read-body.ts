import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { createGunzip, createInflate } from 'node:zlib'
import type { Context } from 'hono'
import type { ByteBudget } from '../app/byte-budget.ts'
import type { AppEnv } from './app-env.ts'
import { MIN_DATA_RATE, watchDataRate, type DataRateWatch, type MinDataRate } from './bodies/data-rate.ts'
import { HttpProblem } from './http-problem.ts'

export interface BodyLimits {
  /** Bytes of one body, after decompression. */
  readonly maxBytes: number
  /** Bytes of all bodies in memory, with a share for each caller. */
  readonly budget: ByteBudget
  /** The lowest rate at which a body may arrive. Default: MIN_DATA_RATE. */
  readonly minDataRate?: MinDataRate
}

/**
 * The largest ratio of decompressed to compressed bytes, checked beyond UNCHECKED_BYTES. Recorded events have a ratio of about 10;
 * one event repeated many times has about 100.
 */
const MAX_INFLATION = 100
/** Decompressed bytes up to which the ratio is not checked. */
const UNCHECKED_BYTES = 4 * 1024 * 1024

/**
 * Reads the body of a request, decompresses it (gzip, deflate) and passes it to `use`. Its bytes count against the budget until
 * `use` ends. The size and the data rate are checked while the body arrives, so a decompression bomb stops at the limit.
 * @throws HttpProblem 413 if it is too large, 415 for another encoding, 400 if it is damaged, 408 if it is too slow, 503 if the
 *   budget or the caller's share of it is used up
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
      throw new HttpProblem(
        'unavailable',
        'too many bytes are being received, from this caller or in total: try again later',
      )
    taken += bytes
  }
  const rate = watchDataRate(limits.minDataRate ?? MIN_DATA_RATE)
  try {
    const body = await readAll(c, inflater, take, limits.maxBytes, rate).finally(() => rate.end())
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
  rate: DataRateWatch,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const incoming = (c.env as AppEnv['Bindings'] | undefined)?.incoming
  /** Bytes received, before decompression. */
  let received = 0
  let inflated = 0
  const arrived = (bytes: number): void => {
    received += bytes
    rate.add(bytes)
  }
  const collect = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of source) {
      inflated += chunk.byteLength
      if (inflated > UNCHECKED_BYTES && inflated > received * MAX_INFLATION) throw tooDense()
      take(chunk.byteLength)
      chunks.push(chunk)
    }
  }
  try {
    if (inflater === undefined && incoming !== undefined) {
      await listenTo(incoming, rate.signal, (chunk) => {
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
      ? pipeline(source, counted, collect, { signal: rate.signal })
      : pipeline(source, counted, inflater(), collect, { signal: rate.signal }))
  } catch (error) {
    if (rate.signal.aborted) throw rate.signal.reason
    if (error instanceof HttpProblem) throw error
    if (isZlibError(error))
      throw new HttpProblem(
        'malformed-body',
        'the body is damaged: it cannot be decompressed as its Content-Encoding says',
      )
    throw new HttpProblem('malformed-body', 'the body ended before it was complete')
  }
  return joined(chunks)
}

const joined = (chunks: readonly Uint8Array[]): Uint8Array =>
  chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)

/**
 * Passes each chunk to `take`, directly from Node's request: for a small body, a web stream costs several times as much.
 * Stops reading and rejects if `take` throws.
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

/** Limits the compressed bytes too. Otherwise a client could send empty gzip members forever. */
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
    `the body decompresses to more than ${MAX_INFLATION} times its size, as a decompression bomb does: send it uncompressed, or in smaller batches`,
  )
