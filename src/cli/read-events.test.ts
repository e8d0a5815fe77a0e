import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readEvents } from './read-events.ts'

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** What a stream holds, as `where text`; in chunks of a few bytes, so that nothing hangs on how they are cut. */
async function read(content: string | Buffer, found = false, chunk = 7): Promise<readonly string[]> {
  const bytes = Buffer.from(content)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  )
  const out: string[] = []
  let seen = 0
  for await (const item of readEvents({ path: 'f', found }, Readable.from(chunks), (n) => (seen += n)))
    out.push(
      'leftOut' in item
        ? `left out ${item.leftOut}`
        : 'notEvents' in item
          ? `not events: ${item.notEvents}`
          : `${item.where} ${decode(item.text)}`,
    )
  if (!out.some((line) => line.startsWith('not events'))) expect(seen).toBe(bytes.length)
  return out
}

describe('readEvents', () => {
  it('reads NDJSON with the numbers of its lines, blank ones counted', async () => {
    expect(await read('\n{"a":1}\r\n\n  \n{"a":"ü"}')).toEqual(['stdin:2 {"a":1}\r', 'stdin:5 {"a":"ü"}'])
  })

  it('reads an object that spans lines', async () => {
    expect(await read('{\n  "a": 1\n}\n')).toEqual(['stdin {"a":1}'])
  })

  it('reads an array, in one line or several', async () => {
    const expected = ['stdin[0] {"a":1}', 'stdin[1] {"a":2}']
    expect(await read('[{"a":1},{"a":2}]')).toEqual(expected)
    expect(await read('[\n{"a":1},\n{"a":2}\n]')).toEqual(expected)
  })

  it('reads gzip by its first bytes, several members too', async () => {
    const zipped = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')])
    expect(await read(zipped, false, 1)).toEqual(['stdin:1 {"a":1}', 'stdin:2 {"a":2}'])
  })

  it('passes on a damaged first line like any other', async () => {
    expect(await read('{"a":\n{"a":2}\n')).toEqual(['stdin:1 {"a":', 'stdin:2 {"a":2}'])
  })

  it('passes on a scalar first line where others are JSON', async () => {
    expect(await read('cut off"}\n{"a":2}\n')).toEqual(['stdin:1 cut off"}', 'stdin:2 {"a":2}'])
  })

  it.each([
    ['CSV', 'id,name\n1,ann\n2,bob\n'],
    ['numbers, each of which is JSON', '1\n2\n3\n'],
    ['Python’s dictionaries', "{'eventTime': 1}\n{'eventTime': 2}\n"],
    ['an object that is cut off', '{\n  "eventTime": "2026-'],
  ])('says of %s that it holds no events, and passes nothing on', async (_, content) => {
    const [only, ...others] = await read(content)
    expect(only).toMatch(/^not events: stdin holds no OpenLineage events: line 1 is not JSON/)
    expect(others).toEqual([])
  })

  it('reads no more than the first lines of a file of another format', async () => {
    let read = 0
    function* csv(): Generator<Buffer> {
      for (; read < 1_000; read++) yield Buffer.from('1,ann\n')
    }
    for await (const item of readEvents({ path: 'f', found: false }, Readable.from(csv()), () => undefined))
      expect(item).toHaveProperty('notEvents')
    expect(read).toBeLessThan(100)
  })

  it('leaves bytes that are no UTF-8 to who reads them', async () => {
    const damaged = Buffer.from([0x7b, 0xff, 0x7d])
    const lines: Uint8Array[] = []
    const input = Readable.from([Buffer.from('{"a":1}\n'), damaged])
    for await (const item of readEvents({ path: 'f', found: false }, input, () => undefined))
      if ('text' in item) lines.push(item.text)
    expect(lines[1]).toEqual(new Uint8Array(damaged))
  })

  it('leaves out a document found in a folder that holds no event', async () => {
    expect(await read('{"datasets": {}}', true)).toEqual(['left out stdin'])
    expect(await read('{\n"datasets": {}}', true)).toEqual(['left out stdin'])
    expect(await read('{"eventTime": "2026-11-24T00:00:00Z"}', true)).toHaveLength(1)
    expect(await read('[{"schemaURL": "x"}]', true)).toHaveLength(1)
  })

  it('gives nothing for nothing', async () => {
    expect(await read('')).toEqual([])
    expect(await read('\n \n')).toEqual([])
  })

  it('fails on damaged gzip', async () => {
    await expect(read(Buffer.concat([gzipSync('{"a":1}').subarray(0, 15)]))).rejects.toThrow()
  })
})
