import { Buffer } from 'node:buffer'

export interface ByteLine {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** From 1. */
  readonly number: number
}

const NEWLINE = 0x0a

/** Splits bytes at line feeds. It does not decode them, so a damaged line does not affect the others. */
export async function* byteLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<ByteLine, undefined> {
  let parts: Uint8Array[] = []
  let number = 0
  const line = (): ByteLine => {
    const bytes = Uint8Array.from(parts.length === 1 ? parts[0]! : Buffer.concat(parts))
    parts = []
    return { bytes, number: ++number }
  }
  for await (const chunk of source) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      parts.push(chunk.subarray(start, end))
      yield line()
      start = end + 1
    }
    if (start < chunk.length) parts.push(chunk.subarray(start))
  }
  if (parts.length > 0) yield line()
  return undefined
}
