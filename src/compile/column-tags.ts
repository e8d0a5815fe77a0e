import type { SelectFilters } from '../query/plan.ts'

/**
 * Tag filters of a column `n` of the canonical dataset `d`. A column shares the tags of columns with the same name that
 * belong to an alias of `d`.
 */
export interface ColumnTags {
  /** Lines that find all `n` that meet the first filter, by index. They include columns that share the tag through an alias. */
  readonly find: readonly string[]
  /** Every filter as a condition. The first one is the filter of `find`. */
  readonly all: readonly string[]
  readonly params: Readonly<Record<string, string>>
}

/** `tagged pii` gives `MATCH (:Tag {name: $tag0})<-[:TAGGED]-(one:Column) …` and the condition of the same filter. */
export function columnTags(tagged: NonNullable<SelectFilters['tagged']>): ColumnTags {
  const params: Record<string, string> = {}
  const nodes = tagged.map(({ tag, value }, i) => {
    params[`tag${i}`] = tag
    if (value !== undefined) params[`value${i}`] = value
    return `:Tag {name: $tag${i}${value === undefined ? '' : `, value: $value${i}`}}`
  })
  return { find: nodes.slice(0, 1).flatMap(findLines), all: nodes.map(tagCondition), params }
}

const findLines = (node: string): readonly string[] => [
  `MATCH (${node})<-[:TAGGED]-(one:Column)`,
  'UNWIND [one] + COLLECT {',
  '  MATCH (one)-[:PART_OF]->(:Dataset)-[:ALIAS_OF]->(:Dataset)<-[:PART_OF]-(same:Column)',
  '  WHERE same.name = one.name RETURN same',
  '} AS n',
]

const tagCondition = (node: string): string =>
  `(EXISTS { (n)-[:TAGGED]->(${node}) } OR EXISTS {
    MATCH (d)<-[:ALIAS_OF]-(:Dataset)<-[:PART_OF]-(same:Column)-[:TAGGED]->(${node}) WHERE same.name = n.name
  })`
