import type { DatasetName } from '../aggregate.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import type { AggregateRow } from '../merge-protocol.ts'
import type { Claims } from './claims.ts'
import type { Contribution } from './contribution.ts'

/** All rows and parts of rows that one aggregate accounts for. */
export interface Derivation extends Claims {
  /** Rows that only this aggregate contributes to. */
  readonly operation?: NodeRow
  readonly owned: ReadonlyMap<Id, EdgeRow>
  readonly contributions: ReadonlyMap<Id, Contribution>
  /** Names of the datasets of its column pairs. */
  readonly names: ReadonlyMap<Id, DatasetName>
  /** The slots by which stores find the aggregate. */
  readonly row: Omit<AggregateRow, 'body'>
}
