import type { DatasetFacts, Veto } from '../../domain/aggregate.ts'
import type { EditedAspect } from '../../domain/edit.ts'
import type { Json } from '../../lib/json.ts'

/** The effect of an edit: the facts for the merge, and the content of its record. */
export interface EditPlan {
  readonly aspect: EditedAspect
  readonly before: Json
  readonly after: Json
  /** The edit must have a later time than this, in ms since 1970. */
  readonly later?: number
  /** Fields of each member of the entity, and of `others`. */
  readonly fields?: { readonly [field: string]: Json }
  /** Facts about the first member only. */
  readonly own?: Pick<DatasetFacts, 'editedColumns'> & Partial<Pick<DatasetFacts, 'fields'>>
  /** Datasets that are not members of the entity. */
  readonly others?: readonly DatasetKey[]
  /** A pair of names that the edit states to be one dataset. */
  readonly stated?: { readonly from: DatasetKey; readonly to: DatasetFacts['symlinks'][number] }
  readonly veto?: Pick<Veto, 'pair' | 'vetoed'>
}

interface DatasetKey {
  readonly namespace: string
  readonly name: string
}
