import { describe, expect, it } from 'vitest'
import { redactAll } from '../../src/app/redact-all.ts'
import type { Observation } from '../../src/domain/aggregate.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { dumpOf } from '../parity/dump-of.ts'

export const SECRET = 'hunter2Xyz'
const PLACE = 'PLACEHOLDER_OF_A_SECRET'
const FACET = { _producer: 'https://example.com', _schemaURL: 'https://example.com/Facet.json' }

const dataset = (name: string) => ({
  namespace: 'postgres://db:5432',
  name,
  facets: {
    documentation: { ...FACET, description: `reads with ${PLACE}` },
    debezium: { ...FACET, configs: [PLACE] },
    schema: {
      ...FACET,
      fields: [
        { name: 'password', type: 'text', description: `such as ${PLACE}` },
        { name: 'id', type: 'int' },
      ],
    },
  },
})

/** Events in the store of an older program: they contain secrets, which a current program would not store. */
export function withSecrets(runs: number): readonly Observation[] {
  const events = Array.from({ length: runs }, (_, i) => ({
    ...FACET,
    producer: 'https://example.com/producer',
    eventType: i % 2 === 0 ? 'FAIL' : 'COMPLETE',
    eventTime: new Date(Date.UTC(2026, 9, 1) + i * 3_600_000).toISOString(),
    run: {
      runId: `00000000-0000-4000-8000-0000000000${String(i).padStart(2, '0')}`,
      facets: {
        errorMessage: { ...FACET, message: `could not connect: ${PLACE}`, programmingLanguage: 'JAVA' },
        operator: { ...FACET, args: { conn: PLACE, number: i } },
      },
    },
    job: {
      namespace: 'airflow',
      name: 'load',
      facets: {
        sql: { ...FACET, query: `SELECT dblink('${PLACE}') FROM a` },
        documentation: { ...FACET, description: `loads with ${PLACE}` },
        sourceCode: { ...FACET, language: 'python', sourceCode: `connect('${PLACE}')` },
      },
    },
    inputs: [dataset('shop.public.a')],
    outputs: [dataset('shop.public.b')],
  }))
  return events.map((event) => {
    const read = readEvent(event)
    if (!read.ok) throw new Error(read.error.reason)
    const text = JSON.stringify(read.value.observation)
    return JSON.parse(text.replaceAll(PLACE, `password=${SECRET}`)) as Observation
  })
}

const letter = (body: string) => ({
  id: '019a0000-0000-7000-8000-000000000001',
  kind: 'event' as const,
  sender: 'key a',
  receivedAt: 1,
  problem: 'invalid-event',
  reason: `has password=${SECRET}`,
  size: body.length,
  body: Buffer.from(body),
})

/** After a redaction, a store has no secrets, and its derived data match a rebuild. */
export function describeRedacting(name: string, open: () => Promise<LineageStore>): void {
  describe(`redacting ${name}`, () => {
    it('removes secrets from the graph and from rejected events', async () => {
      const store = await open()
      await store.ingest(withSecrets(8))
      await store.deadLetters.add([letter(`{"job":{"password":"${SECRET}"}}`)])
      const before = await dumpOf(store)
      expect(JSON.stringify(before)).toContain(SECRET)
      expect((await store.verify()).differences).toBe(0)

      const counted = await redactAll(store, { dryRun: true })
      expect(counted).toMatchObject({ letters: 1, dryRun: true, rows: before.length })
      expect(counted.redacted).toBeGreaterThan(8)
      expect(await dumpOf(store)).toEqual(before)

      expect(await redactAll(store, { dryRun: false })).toEqual({ ...counted, dryRun: false })
      const after = await dumpOf(store)
      expect(JSON.stringify(after)).not.toContain(SECRET)
      expect(JSON.stringify(after)).toContain('could not connect: password=[redacted]')
      expect(after.map(({ row }) => row.id)).toEqual(before.map(({ row }) => row.id))
      expect(await store.verify()).toMatchObject({ differences: 0, listed: [] })
      const [redacted] = await store.deadLetters.list({ limit: 10 })
      expect(redacted!.reason).toBe('has password=[redacted]')
      expect(Buffer.from(redacted!.body).toString()).toBe('{"job":{"password":"[redacted]"}}')
      expect(redacted!.size).toBe(redacted!.body.byteLength)

      expect(await redactAll(store, { dryRun: false })).toMatchObject({ redacted: 0, letters: 0 })
      // Later events are merged as before.
      await store.ingest(withSecrets(1))
      await store.close()
    }, 120_000)
  })
}
