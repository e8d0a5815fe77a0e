import type { DatasetFacts, Veto } from '../../domain/aggregate.ts'
import type { EditedAspect } from '../../domain/edit.ts'
import type { Json } from '../../lib/json.ts'

/** What an edit comes to: what is told of which rows, and what its record says. */
export interface EditPlan {
  readonly aspect: EditedAspect
  readonly before: Json
  readonly after: Json
  /** The edit has to be later than this, in ms since 1970. */
  readonly later?: number
  /** Of each of the thing's homes, and of the others. */
  readonly fields?: { readonly [field: string]: Json }
  /** Of the first home alone. */
  readonly own?: Pick<DatasetFacts, 'editedColumns'> & Partial<Pick<DatasetFacts, 'fields'>>
  /** Datasets that are no homes of the thing. */
  readonly others?: readonly DatasetKey[]
  /** A pair that is stated to be one. */
  readonly stated?: { readonly from: DatasetKey; readonly to: DatasetFacts['symlinks'][number] }
  readonly veto?: Pick<Veto, 'pair' | 'vetoed'>
}

interface DatasetKey {
  readonly namespace: string
  readonly name: string
}
