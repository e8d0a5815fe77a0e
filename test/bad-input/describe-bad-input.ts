import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeQuoted, writeQuotedGlob } from '../../grammar/quoted-text.ts'
import { globEscape } from '../../src/query/text-match.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { completeEvent } from '../http/events.ts'
import { HOSTILE_NAMES } from './hostile-names.ts'
import { openQueryClient, type QueryClient } from './query-over-http.ts'

const NAMESPACE = 'postgres://db:5432'
const KiB = 1024

/**
 * No query may cause a 5xx, end the server, change the graph, or be rejected without a reason. Runs over a real connection,
 * on a real store.
 */
export function describeBadInput(name: string, open: () => Promise<LineageStore>): void {
  describe(`${name}: bad input to queries`, () => {
    let client: QueryClient
    let before: string
    beforeAll(async () => {
      client = await openQueryClient(await open())
      const names = [...HOSTILE_NAMES, `${'a'.repeat(2_000)}b`]
      const read = names.map((input, i) =>
        completeEvent({ job: `job ${i}`, inputs: [input], outputs: ['sink'] }),
      )
      const batch = await client.send(JSON.stringify(read), 'application/json', '/api/v1/lineage/batch')
      expect([batch.status, JSON.parse(batch.body)]).toMatchObject([200, { status: 'success' }])
      before = await graphOf()
    })
    afterAll(async () => {
      // The graph is unchanged after all queries.
      expect(await graphOf()).toBe(before)
      await client.close()
    })

    /** All datasets and jobs with their neighbours, as text. */
    async function graphOf(): Promise<string> {
      const datasets = await client.ask('datasets show namespace, name, upstreams, downstreams')
      const jobs = await client.ask('jobs show namespace, name, status')
      expect([datasets.status, jobs.status]).toEqual([200, 200])
      return JSON.stringify([datasets.rows, jobs.rows])
    }

    /** Expects a rejection with a reason, and a server that still answers. */
    async function expectRefused(body: string | Buffer, type?: string, statuses = [400]): Promise<string> {
      const answer = await client.send(body, type)
      expect(statuses, answer.body.slice(0, 300)).toContain(answer.status)
      const { detail, type: problem } = JSON.parse(answer.body) as { detail: string; type: string }
      expect(problem).toMatch(/^\/problems\/(?!internal)/u)
      expect(detail.length).toBeGreaterThan(10)
      expect(detail).not.toMatch(/\bat .*\.ts:\d|Error:|node_modules/u)
      expect(answer.body.length).toBeLessThan(64 * KiB)
      return detail
    }

    describe('sizes', () => {
      it.each<[string, () => string]>([
        ['64 KiB of one word', () => 'a'.repeat(64 * KiB)],
        ['64 KiB of words', () => 'a '.repeat(32 * KiB)],
        ['64 KiB of a regular expression', () => `datasets matching /${'(a+)+'.repeat(13_000)}/`],
        ['more than 64 KiB', () => `dataset ${'a'.repeat(65 * KiB)}`],
        ['10,000 nested parentheses', () => `${'('.repeat(10_000)}a${')'.repeat(10_000)}`],
        ['10,000 open braces', () => `upstream of ${'{'.repeat(10_000)}`],
        ['10,000 negations', () => `datasets where ${'not ('.repeat(10_000)}name = a${')'.repeat(10_000)}`],
        ['a list of 100,000 values', () => `datasets where name in (${'a, '.repeat(100_000)}a)`],
        ['a chain of 5,000 sets', () => `a${' union a'.repeat(5_000)}`],
        ['5,000 filters', () => `datasets ${'like a '.repeat(4_999)}`],
        [
          'names that grow when written out',
          () =>
            `let x0 = upstream of sink; ${Array.from({ length: 40 }, (_, i) => `let x${i + 1} = x${i} union x${i};`).join(' ')} x40`,
        ],
      ])('rejects %s', async (_, text) => {
        await expectRefused(text())
      })

      it('rejects 10 MB as text, as JSON and as a parameter', async () => {
        const ten = 'a'.repeat(10 * KiB * KiB)
        await expectRefused(ten, 'text/plain', [413])
        await expectRefused(JSON.stringify({ query: ten }), 'application/json', [413])
        await expectRefused(
          JSON.stringify({ query: 'dataset $a', params: { a: ten } }),
          'application/json',
          [413],
        )
      })

      it('accepts a list of 100,000 values as a parameter', async () => {
        const values = Array.from({ length: 100_000 }, (_, i) => i % 10)
        const answer = await client.ask('datasets where upstreams in $list count', {
          params: { list: values },
        })
        expect(answer).toMatchObject({ status: 200, rows: [[HOSTILE_NAMES.length + 1]] })
      })

      it('names a few of 50,000 unused parameters', async () => {
        const params = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`p${i}`, 1]))
        await expectRefused(JSON.stringify({ query: 'datasets', params }), 'application/json')
      })

      it('accepts long values as names and patterns', async () => {
        const name = 'n'.repeat(100_000)
        const answer = await client.ask('dataset $name', { params: { name } })
        expect(answer.status).toBe(400)
        expect(answer.diagnostics).toMatchObject([{ code: 'unknown-name' }])
        expect(answer.detail!.length).toBeLessThan(300)
        const stars = await client.ask('datasets like $glob count', { params: { glob: '*a'.repeat(5_000) } })
        expect(stars).toMatchObject({ status: 200, rows: [[0]] })
      })
    })

    describe('regular expressions', () => {
      it.each(['(a+)+$', '(a|a)*c', '(.*)*x', '^(([a-z])+.)+[A-Z]([a-z])+$', 'a{500}a{500}$'])(
        'runs %s in linear time on long names',
        async (regex) => {
          const answer = await client.ask(`datasets matching /${regex}/ count`)
          expect(answer.status).toBe(200)
        },
      )

      it.each([
        'a{1001}',
        '((a{100}){100}){100}',
        '(?=a)',
        '(?<!a)b',
        '(',
        '[',
        '*',
        '\\1',
        '(?P<n>a)(?P<n>b)',
      ])('rejects %s with a reason', async (regex) => {
        const answer = await client.ask(`datasets matching /${regex}/`)
        expect(answer.status).toBe(400)
        expect(answer.diagnostics).toMatchObject([{ code: 'regex-invalid' }])
      })
    })

    describe('names as data', () => {
      it.each(HOSTILE_NAMES)('finds %j by text and by parameter, and nothing else', async (name) => {
        const expected = { status: 200, stats: { members: 1 }, nodes: [{ namespace: NAMESPACE, name }] }
        expect(await client.ask(`dataset ${writeQuoted(name)}`)).toMatchObject(expected)
        expect(await client.ask('dataset $name', { params: { name } })).toMatchObject(expected)
        const like = writeQuotedGlob(globEscape(name))
        expect(await client.ask(`datasets like ${like}`)).toMatchObject(expected)
        expect(await client.ask('datasets where name = $name', { params: { name } })).toMatchObject(expected)
        expect(
          await client.ask('datasets where name in $names', { params: { names: [name] } }),
        ).toMatchObject(expected)
        const walked = await client.ask('downstream of dataset $name', { params: { name } })
        expect(walked).toMatchObject({ status: 200, stats: { members: 1 } })
      })

      it.each(HOSTILE_NAMES)(
        'takes %j for a tag, an owner, a namespace and a value that nothing has',
        async (name) => {
          const params = { name }
          for (const text of [
            'datasets tagged $name',
            'datasets tagged a = $name',
            'datasets owned by $name',
            'datasets where description = $name',
            'upstream of sink within datasets tagged $name',
            'upstream of sink avoiding jobs like $name where owner = $name',
          ]) {
            const answer = await client.ask(text, { params })
            expect(answer.status, text).toBe(200)
          }
          const quoted = writeQuoted(name)
          expect((await client.ask(`job ${quoted} in ${quoted}`)).status).toBe(400)
        },
      )

      it('distinguishes texts that differ only in their Unicode normalisation', async () => {
        const composed = await client.ask('dataset "\u00e9"')
        const decomposed = await client.ask('dataset "e\u0301"')
        expect(composed.nodes![0]!.id).not.toBe(decomposed.nodes![0]!.id)
      })

      it.each<[string, string]>([
        ['half a surrogate pair', '"\\ud800"'],
        ['the other half', '"x\\udc00"'],
        ['NUL', '"a\\u0000b"'],
        ['nothing', '""'],
        ['a BOM', '"\\ufeff"'],
      ])('treats %s as an unknown name', async (_, json) => {
        for (const body of [
          `{"query": "dataset $n", "params": {"n": ${json}}}`,
          `{"query": "datasets where name = $n", "params": {"n": ${json}}}`,
          `{"query": "datasets tagged $n", "params": {"n": ${json}}}`,
          `{"query": "datasets like $n", "params": {"n": ${json}}}`,
          `{"query": "dataset 'a' in $n", "params": {"n": ${json}}}`,
        ]) {
          const { status, body: answer } = await client.send(body, 'application/json')
          expect([200, 400], answer).toContain(status)
        }
        const inText = await client.send(`{"query": ${json.replace('"', '"dataset ')}}`, 'application/json')
        expect(inText.status).toBe(400)
      })

      it('rejects bytes that are not valid UTF-8', async () => {
        await expectRefused(Buffer.from([0x64, 0xff, 0xfe, 0x00]))
        await expectRefused(Buffer.from([0xed, 0xa0, 0x80]))
        await expectRefused(Buffer.alloc(1_000))
      })
    })

    describe('parameters and limits', () => {
      it.each<[string, string]>([
        ['an object', '{"a": {}}'],
        ['true', '{"a": true}'],
        ['null', '{"a": null}'],
        ['a list of lists', '{"a": [[1]]}'],
        ['a list with null', '{"a": [null]}'],
        ['a list instead of names', '[1]'],
        ['a text', '"a"'],
        ['a number too large for one', '{"a": 1e999}'],
      ])('rejects %s', async (_, params) => {
        await expectRefused(`{"query": "dataset $a", "params": ${params}}`, 'application/json')
      })

      it.each(['constructor', 'toString', 'hasOwnProperty', 'length'])(
        'knows no parameter %s except the passed one',
        async (name) => {
          const absent = await client.ask(`dataset $${name}`)
          expect(absent.diagnostics).toMatchObject([{ code: 'missing-parameter' }])
          const passed = await client.send(
            `{"query": "dataset $${name}", "params": {"${name}": "sink"}}`,
            'application/json',
          )
          expect([passed.status, JSON.parse(passed.body)]).toMatchObject([200, { nodes: [{ name: 'sink' }] }])
        },
      )

      it('does not treat __proto__ as a parameter', async () => {
        for (const params of ['{}', '{"__proto__": "sink"}', '{"__proto__": {"name": "sink"}}']) {
          const body = `{"query": "dataset $__proto__", "params": ${params}}`
          const { status, body: answer } = await client.send(body, 'application/json')
          expect([status, JSON.parse(answer)]).toMatchObject([
            400,
            { diagnostics: [{ code: 'missing-parameter' }] },
          ])
        }
        const name = await client.send(
          '{"query": "dataset $name", "params": {"__proto__": {"name": "sink"}}}',
          'application/json',
        )
        expect(name.status).toBe(400)
      })

      it.each(['__proto__', 'constructor', 'toString', 'valueOf'])('has no field %s', async (field) => {
        for (const text of [
          `datasets where ${field} = a`,
          `datasets show ${field}`,
          `datasets order by ${field}`,
        ]) {
          const answer = await client.ask(text)
          expect(answer.diagnostics, text).toMatchObject([{ code: 'unknown-field' }])
        }
      })

      it.each<[string, string]>([
        ['no time at all', '{"timeMs": 0}'],
        ['no nodes', '{"nodes": 0}'],
        ['a negative limit', '{"edges": -1}'],
        ['half a node', '{"nodes": 1.5}'],
        ['a limit that is text', '{"nodes": "10"}'],
        ['a limit without end', '{"nodes": 1e999}'],
        ['a limit that does not exist', '{"depth": 3}'],
        ['null', 'null'],
      ])('rejects %s', async (_, limits) => {
        await expectRefused(`{"query": "datasets", "limits": ${limits}}`, 'application/json')
      })

      it('reduces limits above the ceiling to the ceiling', async () => {
        const most = Number.MAX_SAFE_INTEGER
        const limits = { nodes: most, edges: most, timeMs: most }
        const answer = await client.ask('datasets', { limits })
        expect(answer).toMatchObject({ status: 200, complete: true })
      })

      it('answers within a millisecond, or reports that the limit was too low', async () => {
        const answer = await client.ask('lineage of datasets', { limits: { timeMs: 1 } })
        expect(answer.status).toBe(200)
        if (answer.complete === false) expect(answer.cuts).toMatchObject([{ limit: 'time' }])
      })

      it.each([
        '',
        ' ',
        '\u0000',
        '{',
        '[]',
        '{}',
        '{"query": 1}',
        '{"query": null}',
        '{"query": ["datasets"]}',
        'NaN',
      ])('rejects the JSON %j', async (body) => {
        await expectRefused(body, 'application/json')
      })
    })
  })
}
