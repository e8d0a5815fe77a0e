import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readEvents } from './read-events.ts'

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Reads a stream and returns each item as `where text`. Small chunks test that the boundaries of chunks do not matter. */
async function read(content: string | Buffer, found = false, chunk = 7): Promise<readonly string[]> {
  const bytes = Buffer.from(content)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  )
  const out: string[] = []
  let seen = 0
  for await (const item of readEvents({ path: 'f', found }, Readable.from(chunks), (n) => (seen += n)))
    out.push(
      'skipped' in item
        ? `skipped ${item.skipped}`
        : 'notEvents' in item
          ? `not events: ${item.notEvents}`
          : `${item.where} ${decode(item.text)}`,
    )
  if (!out.some((line) => line.startsWith('not events'))) expect(seen).toBe(bytes.length)
  return out
}

describe('readEvents', () => {
  it('reads NDJSON with line numbers that count blank lines', async () => {
    expect(await read('\n{"a":1}\r\n\n  \n{"a":"ü"}')).toEqual(['stdin:2 {"a":1}\r', 'stdin:5 {"a":"ü"}'])
  })

  it('reads an object of several lines', async () => {
    expect(await read('{\n  "a": 1\n}\n')).toEqual(['stdin {"a":1}'])
  })

  it('reads an array, in one line or several', async () => {
    const expected = ['stdin[0] {"a":1}', 'stdin[1] {"a":2}']
    expect(await read('[{"a":1},{"a":2}]')).toEqual(expected)
    expect(await read('[\n{"a":1},\n{"a":2}\n]')).toEqual(expected)
  })

  it('detects gzip by its first bytes, also with several members', async () => {
    const zipped = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')])
    expect(await read(zipped, false, 1)).toEqual(['stdin:1 {"a":1}', 'stdin:2 {"a":2}'])
  })

  it('passes on a damaged first line like any other', async () => {
    expect(await read('{"a":\n{"a":2}\n')).toEqual(['stdin:1 {"a":', 'stdin:2 {"a":2}'])
  })

  it('passes on a scalar first line if others are JSON', async () => {
    expect(await read('cut off"}\n{"a":2}\n')).toEqual(['stdin:1 cut off"}', 'stdin:2 {"a":2}'])
  })

  it.each([
    ['CSV', 'id,name\n1,ann\n2,bob\n'],
    ['numbers, each of which is JSON', '1\n2\n3\n'],
    ['Python’s dictionaries', "{'eventTime': 1}\n{'eventTime': 2}\n"],
    ['an object that is cut off', '{\n  "eventTime": "2026-'],
  ])('reports that %s has no events, and passes nothing on', async (_, content) => {
    const [only, ...others] = await read(content)
    expect(only).toMatch(/^not events: stdin has no OpenLineage events: line 1 is not JSON/)
    expect(others).toEqual([])
  })

  it('reads only the first lines of a file of another format', async () => {
    let read = 0
    function* csv(): Generator<Buffer> {
      for (; read < 1_000; read++) yield Buffer.from('1,ann\n')
    }
    for await (const item of readEvents({ path: 'f', found: false }, Readable.from(csv()), () => undefined))
      expect(item).toHaveProperty('notEvents')
    expect(read).toBeLessThan(100)
  })

  it('passes on bytes that are not UTF-8 unchanged', async () => {
    const damaged = Buffer.from([0x7b, 0xff, 0x7d])
    const lines: Uint8Array[] = []
    const input = Readable.from([Buffer.from('{"a":1}\n'), damaged])
    for await (const item of readEvents({ path: 'f', found: false }, input, () => undefined))
      if ('text' in item) lines.push(item.text)
    expect(lines[1]).toEqual(new Uint8Array(damaged))
  })

  it('skips a document in a folder that is not an event', async () => {
    expect(await read('{"datasets": {}}', true)).toEqual(['skipped stdin'])
    expect(await read('{\n"datasets": {}}', true)).toEqual(['skipped stdin'])
    expect(await read('{"eventTime": "2026-11-24T00:00:00Z"}', true)).toHaveLength(1)
    expect(await read('[{"schemaURL": "x"}]', true)).toHaveLength(1)
  })

  it('returns nothing for an empty or blank stream', async () => {
    expect(await read('')).toEqual([])
    expect(await read('\n \n')).toEqual([])
  })

  it('fails on damaged gzip', async () => {
    await expect(read(Buffer.concat([gzipSync('{"a":1}').subarray(0, 15)]))).rejects.toThrow()
  })
})
