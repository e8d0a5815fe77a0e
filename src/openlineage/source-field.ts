import type { ColumnLink, DatasetName } from '../domain/aggregate.ts'

/** A source that a facet names: a dataset or one of its columns, and how it is transformed. */
export interface SourceField {
  readonly dataset: DatasetName
  readonly column?: string
  readonly transformations: readonly Transformation[]
}

/** How a column is derived from its source. */
export type Transformation = Pick<ColumnLink, 'transformation' | 'subtype' | 'masking' | 'description'>
