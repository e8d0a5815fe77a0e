import { Buffer } from 'node:buffer'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Decompresses bytes that begin like gzip (RFC 1952), and passes on others. */
export async function gunzipIfNeeded(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const source = bytes[Symbol.asyncIterator]()
  let head: Buffer = Buffer.alloc(0)
  while (head.length < 2) {
    const next = await source.next()
    if (next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value
  }
  const isGzip = head[0] === 0x1f && head[1] === 0x8b
  if (!isGzip) return all()
  const gunzip = createGunzip()
  // The iteration reports a damaged file. Without this listener, the event would end the process before that.
  gunzip.on('error', () => undefined)
  Readable.from(all(), { objectMode: false })
    .on('error', (error) => gunzip.destroy(error))
    .pipe(gunzip)
  return gunzip as AsyncIterable<Uint8Array>
}
