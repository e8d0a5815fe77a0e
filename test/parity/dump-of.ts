import type { DumpRow, LineageStore } from '../../src/store/lineage-store.ts'

/** Every row of a store, in the documented order. */
export async function dumpOf(store: Pick<LineageStore, 'dump'>): Promise<readonly DumpRow[]> {
  const rows: DumpRow[] = []
  for await (const row of store.dump()) rows.push(row)
  return rows
}
