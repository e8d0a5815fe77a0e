import fc from 'fast-check'
import { expect } from 'vitest'

import { MemoryGraph } from '../../src/domain/merge/memory-graph.test-support.ts'
import { merge } from '../../src/domain/merge/merge.ts'
import { fullName, naiveGroups } from '../../src/domain/merge/naive-groups.test-support.ts'
import { streamsOf } from '../../src/domain/merge/random-batches.test-support.ts'
import { randomIdentityStream } from '../../src/domain/merge/random-identity-stream.test-support.ts'
import { canonicalJson } from '../../src/lib/canonical-json.ts'
import type { Json } from '../../src/lib/json.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import type { DumpRow, LineageStore } from '../../src/store/lineage-store.ts'
import { dumpOf } from './dump-of.ts'

const LENGTH = 14

/** A graph: a store, or its database alone. */
export type GraphUnderTest = Pick<LineageStore, 'ingest' | 'dump' | 'close'> & { rebuild(): Promise<unknown> }

/**
 * Random symlinks, vetoes and renames between random lineage: in any order, duplication and batching, a store has the groups of a
 * naive reference and the rows of the merge in memory, also after a rebuild. `open` opens an empty store.
 */
export async function checkIdentityGroups(
  open: () => Promise<GraphUnderTest>,
  rounds: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(streamsOf(randomIdentityStream(LENGTH)), async ([stream, batches]) => {
      const memory = new MemoryGraph()
      memory.run(merge(stream, producerRules))
      const store = await open()
      try {
        for (const batch of batches) await store.ingest(batch)
        const rows = await dumpOf(store)
        expect(rows.map(textOf).sort()).toEqual(memory.dump())
        expect(groupsIn(rows)).toEqual(naiveGroups(stream))
        await store.rebuild()
        expect((await dumpOf(store)).map(textOf).sort()).toEqual(memory.dump())
      } finally {
        await store.close()
      }
    }),
    { numRuns: rounds },
  )
}

const textOf = ({ row }: DumpRow): string => canonicalJson(row as unknown as Json)

/** Each alias with its canonical dataset. */
function groupsIn(rows: readonly DumpRow[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { kind, row } of rows)
    if (kind === 'node' && row.label === 'Dataset')
      names.set(row.id, fullName({ namespace: String(row.props.namespace), name: String(row.props.name) }))
  return new Map(
    rows.flatMap(({ kind, row }) =>
      kind === 'edge' && row.type === 'ALIAS_OF' ? [[names.get(row.from)!, names.get(row.to)!] as const] : [],
    ),
  )
}
