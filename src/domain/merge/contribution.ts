import { idOf, idOfIds, type Id } from '../ids.ts'
import type { Basis } from '../lineage-graph.ts'
import type { Span } from '../span.ts'
import { hasSchemaId } from './edge-ids.ts'

/** The transformation and the ends of one column edge, without its datasets. */
export interface ColumnPair {
  readonly to: string
  readonly from: string
  readonly transformation: 'DIRECT' | 'INDIRECT'
  readonly subtype?: string
  readonly masking: boolean
}

/** The roll-up edge that a contribution belongs to, by its natural key. It names members, not canonical datasets. */
export type RollupKey =
  | {
      readonly type: 'DERIVED_FROM'
      readonly jobId?: Id
      readonly target: Id
      readonly source: Id
      readonly column?: ColumnPair
      /** A rename. It makes no edge while both names are one dataset. */
      readonly rename?: true
    }
  | { readonly type: 'READS' | 'WRITES'; readonly jobId: Id; readonly member: Id }
  | { readonly type: 'HAS_SCHEMA'; readonly member: Id; readonly schema: Id; readonly role: string }

/** What one operation contributes to one roll-up. */
export interface Contribution {
  readonly id: Id
  readonly key: RollupKey
  readonly basis: Basis
  readonly span: Span
}

export function rollupId(key: RollupKey): Id {
  switch (key.type) {
    case 'DERIVED_FROM': {
      const { jobId = '', target, source, column, rename } = key
      if (rename) return idOf('DERIVED_FROM', jobId, target, source, 'rename')
      if (column === undefined) return idOfIds('DERIVED_FROM', jobId, target, source)
      const { transformation, subtype = '', masking, to, from } = column
      return idOf('DERIVED_FROM', jobId, target, source, transformation, subtype, masking ? 1 : 0, to, from)
    }
    case 'READS':
    case 'WRITES':
      return idOfIds(key.type, key.jobId, key.member)
    case 'HAS_SCHEMA':
      return hasSchemaId(key.member, key.schema, key.role)
  }
}
