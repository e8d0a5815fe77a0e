import { createRecordEdit } from '../../src/app/edits/record-edit.ts'
import { exportGraph } from '../../src/app/transfer/export-graph.ts'
import { importGraph, type ExportLine } from '../../src/app/transfer/import-graph.ts'
import type { Observation } from '../../src/domain/aggregate.ts'
import { canonicalJson } from '../../src/lib/canonical-json.ts'
import type { Json } from '../../src/lib/json.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { readEntity } from '../../src/native/read-entity.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'

/** The lines of a store's export. */
export async function exported(store: LineageStore): Promise<readonly string[]> {
  const lines: string[] = []
  await exportGraph({ store, rulesVersion: producerRules.version, write: (line) => void lines.push(line) })
  return lines
}

export async function* asLines(lines: readonly string[]): AsyncGenerator<ExportLine, void, undefined> {
  await Promise.resolve()
  for (const [i, line] of lines.entries()) yield { bytes: new TextEncoder().encode(line), number: i + 1 }
}

export const importLines = (store: LineageStore, lines: readonly string[]): Promise<number> =>
  importGraph({ store, rulesVersion: producerRules.version, read: () => asLines(lines) })

/** Every row of a store as one line of text. */
export async function dumped(store: LineageStore): Promise<readonly string[]> {
  const rows: string[] = []
  for await (const row of store.dump()) rows.push(canonicalJson(row as unknown as Json))
  return rows
}

/** The observations of events and entities, in order; invalid items are omitted. */
export function observed(items: readonly object[]): readonly Observation[] {
  const context = {
    now: Date.UTC(2026, 9, 20),
    newId: () => {
      throw new Error('every run and operation has an id')
    },
  }
  return items.flatMap((item) => {
    const read = 'entity' in item ? readEntity(item, context) : readEvent(item)
    return read.ok ? [read.value.observation] : []
  })
}

/** Edit records of a created key and a saved query. */
export async function recordOwn(store: LineageStore): Promise<void> {
  const record = createRecordEdit(() => Date.UTC(2026, 10, 1))
  const editor = { who: 'local' }
  const nothing = { before: null, after: null }
  const edits = [
    record({ kind: 'key', subject: 'k', name: 'ci', aspect: 'access', ...nothing }, editor),
    record({ kind: 'query', subject: 'q', name: 'q', aspect: 'definition', ...nothing }, editor),
  ]
  for (const edit of edits)
    await store.ingest([
      { eventTime: edit.at, datasets: [], jobs: [], content: [], entities: [{ kind: 'edit', edit }] },
    ])
}
