import { randomUUID } from 'node:crypto'
import type { ProducerRules } from '../../domain/aggregate.ts'
import type { EdgeKey } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import { checkSample, differencesOf } from '../../domain/merge/check-sample.ts'
import type { Difference } from '../../domain/merge/repair-steps.ts'
import type { Database, Transaction } from './database.ts'
import { ROLLUPS } from './edge-kinds.ts'
import { drive } from './run-merge.ts'
import { statementFile } from './statement-file.ts'
import { underWriteLock, type Versions } from './write-lock.ts'

export interface SampleResult {
  readonly rows: number
  readonly differences: readonly Difference[]
}

/**
 * Compares `size` random roll-ups, and as many random operations, with what the stored events give. Writes nothing, but takes
 * the write lock: rows that another process changes during the comparison would seem to differ.
 */
export function sample(
  database: Database,
  versions: Versions,
  producerRules: ProducerRules,
  size: number,
): Promise<SampleResult> {
  return underWriteLock(database, versions, async (tx) => {
    const rollups: EdgeKey[] = []
    for (const [i, type] of ROLLUPS.entries()) {
      const share = Math.floor((size + i) / ROLLUPS.length)
      for (const id of await pick(tx, 'read/random-rollups', { Type: type }, share))
        rollups.push({ type, id })
    }
    const aggregates = await pick(tx, 'read/random-aggregates', {}, size)
    const check = checkSample({ rollups, aggregates, luck: Math.random() }, producerRules)
    const differences = differencesOf(await drive(tx, check))
    return { rows: rollups.length + aggregates.length, differences }
  })
}

/** The smallest UUID. In a small table, it makes sure that at least one row is found. */
const NIL_UUID = '00000000-0000-0000-0000-000000000000'

async function pick(
  tx: Transaction,
  statement: string,
  names: Readonly<Record<string, string>>,
  size: number,
): Promise<readonly Id[]> {
  if (size === 0) return []
  const places = [NIL_UUID, ...Array.from({ length: size - 1 }, () => randomUUID())]
  const rows = await tx.rows<{ readonly id: Id }>(statementFile(statement, names), { places })
  return rows.map(({ id }) => id)
}
