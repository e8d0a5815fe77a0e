import type { SelectFilters } from '../query/plan.ts'

/** Filters on tags of a column `n` of the canonical dataset `d`: a column has those of its name of all names of `d`. */
export interface ColumnTags {
  /** Lines that find the columns of the first filter, by index, those of other names of their datasets among them. */
  readonly find: readonly string[]
  /** Every filter as a condition, that of `find` first. */
  readonly all: readonly string[]
  readonly params: Readonly<Record<string, string>>
}

export function columnTags(tagged: NonNullable<SelectFilters['tagged']>): ColumnTags {
  const params: Record<string, string> = {}
  const nodes = tagged.map(({ tag, value }, i) => {
    params[`tag${i}`] = tag
    if (value !== undefined) params[`value${i}`] = value
    return `:Tag {name: $tag${i}${value === undefined ? '' : `, value: $value${i}`}}`
  })
  return { find: nodes.slice(0, 1).flatMap(finding), all: nodes.map(holding), params }
}

const finding = (node: string): readonly string[] => [
  `MATCH (${node})<-[:TAGGED]-(one:Column)`,
  'UNWIND [one] + COLLECT {',
  '  MATCH (one)-[:PART_OF]->(:Dataset)-[:ALIAS_OF]->(:Dataset)<-[:PART_OF]-(same:Column)',
  '  WHERE same.name = one.name RETURN same',
  '} AS n',
]

const holding = (node: string): string =>
  `(EXISTS { (n)-[:TAGGED]->(${node}) } OR EXISTS {
    MATCH (d)<-[:ALIAS_OF]-(:Dataset)<-[:PART_OF]-(same:Column)-[:TAGGED]->(${node}) WHERE same.name = n.name
  })`
