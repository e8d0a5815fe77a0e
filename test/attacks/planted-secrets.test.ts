import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportGraph } from '../../src/app/transfer/export-graph.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import type { Json, JsonObject } from '../../src/lib/json.ts'
import { redactJson } from '../../src/lib/redact/redact-json.ts'
import { randomEvents } from '../generators/random-events.ts'
import { openApi, type Api } from '../http/open-api.ts'
import { dumpOf } from '../parity/dump-of.ts'
import { runs } from '../runs.ts'

/** Texts that contain a secret. */
const TEXTS: readonly ((secret: string) => string)[] = [
  (secret) => `database.password=${secret}`,
  (secret) => `run --password ${secret} now`,
  (secret) => `password: ${secret}`,
  (secret) => `could not reach postgres://app:${secret}@db:5432/shop`,
  (secret) => `postgres://app:${secret}@db:5432`,
  (secret) => `jdbc:postgresql://db/shop?user=app&password=${secret}&ssl=true`,
  (secret) => `jdbc:sqlserver://db1;user=sa;Password={${secret}};encrypt=true`,
  (secret) => `{"client_secret":"${secret}"}`,
  (secret) => `{'api_key': '${secret}', 'x': 1}`,
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `ALTER USER x IDENTIFIED BY '${secret}'`,
  (secret) => `CREATE USER x WITH PASSWORD '${secret}'`,
  (secret) => `COPY t FROM 's3://b' CREDENTIALS 'aws_secret_access_key=${secret}'`,
  (secret) => `ghp_${secret}${secret}`,
  (secret) => `eyJhbGciOiJIUzI1NiJ9.${secret}.${secret}`,
  (secret) => `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
]

/** Values that are secret because of their keys. */
const VALUES: readonly ((secret: string) => JsonObject)[] = [
  (secret) => ({ password: secret }),
  (secret) => ({ config: { 'database.password': secret, port: 5432 } }),
  (secret) => ({ properties: [{ name: 'aws_secret_access_key', value: secret }] }),
  (secret) => ({ credentials: { user: 'x', parts: [secret] } }),
  (secret) => ({ args: ['--api-key', secret] }),
  (secret) => ({ [`postgres://app:${secret}@db`]: true }),
  ...TEXTS.map((text) => (secret: string) => ({ configs: [text(secret), 'x'] })),
]

const secret = fc.stringMatching(/^[A-Za-z0-9]{12}$/).map((text) => `Zq9${text}`)

/** Paths of texts in an event, without times and texts that have fixed values. */
function placesIn(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'string') return FIXED.has(path.at(-1) ?? '') ? [] : [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value as JsonObject).flatMap(([key, member]) => placesIn(member, [...path, key]))
}
const FIXED: ReadonlySet<string> = new Set([
  'eventTime',
  'eventType',
  'runId',
  'schemaURL',
  '_schemaURL',
  '_producer',
])

function put(value: Json, [key, ...rest]: readonly string[], planted: Json): Json {
  if (key === undefined) return planted
  const below = put((value as JsonObject)[key]!, rest, planted)
  return Array.isArray(value)
    ? (value as readonly Json[]).map((item, i) => (String(i) === key ? below : item))
    : { ...(value as JsonObject), [key]: below }
}

const FACET = { _producer: 'https://example.com', _schemaURL: 'https://example.com/Facet.json' }

/** An event with the secret in one of its texts, or in an unknown facet. */
const planted = (event: Json, where: number, how: number, text: string): JsonObject => {
  const places = placesIn(event)
  if (where % 3 !== 0 && places.length > 0)
    return put(event, places[where % places.length]!, TEXTS[how % TEXTS.length]!(text)) as JsonObject
  const facet = { ...FACET, ...VALUES[how % VALUES.length]!(text) }
  const owner = ['run', 'job', 'dataset'].find((member) => member in (event as JsonObject)) ?? 'job'
  const { [owner]: whole } = event as JsonObject
  return {
    ...(event as JsonObject),
    [owner]: {
      ...(whole as JsonObject),
      facets: { ...((whole as JsonObject)['facets'] as JsonObject | undefined), unknown: facet },
    },
  }
}

describe('secrets anywhere in an event', () => {
  let api: Api
  beforeAll(async () => {
    api = await openApi()
  })
  afterAll(() => api.close())

  it('are in no row, export, rejected event or response', async () => {
    const secrets: string[] = []
    await fc.assert(
      fc.asyncProperty(
        randomEvents({ maxLength: 6 }),
        fc.array(fc.tuple(fc.nat({ max: 999 }), fc.nat({ max: 999 }), secret), {
          minLength: 6,
          maxLength: 6,
        }),
        async (events, plants) => {
          for (const [i, event] of events.entries()) {
            const [where, how, text] = plants[i]!
            const hostile = planted(JSON.parse(JSON.stringify(event)) as Json, where, how, text)
            secrets.push(text)
            await api.post('/api/v1/lineage', JSON.stringify(hostile))
            // One event without a time, and one that is not JSON.
            await api.post('/api/v1/lineage', JSON.stringify({ ...hostile, eventTime: 'never' }))
            await api.post(
              '/api/v1/lineage',
              `{"broken": ${JSON.stringify(TEXTS[how % TEXTS.length]!(text))}`,
            )
          }
        },
      ),
      { numRuns: runs(60) },
    )
    await api.deadLetters.flush()
    const outputs: { [what: string]: string } = { dump: JSON.stringify(await dumpOf(api.store)) }
    const letters: string[] = []
    for (let before: string | undefined; ;) {
      const page = await api.deadLetters.list({ limit: 100, ...(before === undefined ? {} : { before }) })
      letters.push(...page.map(({ body, ...rest }) => JSON.stringify(rest) + Buffer.from(body).toString()))
      before = page.at(-1)?.id
      if (before === undefined) break
    }
    outputs['refused events'] = letters.join('\n')
    for (const query of ['datasets', 'jobs', 'runs', 'columns', 'lineage of datasets like *'])
      outputs[query] = await (await api.post('/api/v1/query', JSON.stringify({ query }))).text()
    const lines: string[] = []
    await exportGraph({
      store: api.store,
      rulesVersion: producerRules.version,
      write: (line) => void lines.push(line),
    })
    outputs['export'] = lines.join('\n')
    expect(letters.length).toBeGreaterThan(20)
    expect(api.ingest.counters().stored).toBeGreaterThan(runs(60))
    for (const what of ['dump', 'export', 'refused events'])
      expect(outputs[what]!.split('[redacted]').length, what).toBeGreaterThan(20)
    expect(outputs['dump']!.length).toBeGreaterThan(10_000)
    for (const [what, text] of Object.entries(outputs))
      for (const one of secrets) {
        const at = text.indexOf(one)
        if (at !== -1) expect.fail(`${what}: …${text.slice(Math.max(0, at - 200), at + 60)}`)
      }
    expect((await api.store.verify()).differences).toBe(0)
  }, 120_000)
})

it('are not found in texts of recorded pipelines', async () => {
  const examples = join(import.meta.dirname, '../../examples')
  let events = 0
  for (const { name } of (await readdir(examples, { withFileTypes: true })).filter((one) =>
    one.isDirectory(),
  ))
    for (const line of (await readFile(join(examples, name, 'events.ndjson'), 'utf8'))
      .split('\n')
      .filter(Boolean)) {
      const event = JSON.parse(line) as Json
      expect(redactJson(event)).toEqual(event)
      events++
    }
  expect(events).toBeGreaterThan(900)
})
