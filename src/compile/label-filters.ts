import type { SelectFilters } from '../query/plan.ts'

/** Tag and owner filters of a node `n`. */
export interface LabelFilters {
  /** A MATCH that finds the nodes of the first filter by index. Few nodes have a tag or owner, so it narrows best. */
  readonly first?: string
  /** The other filters as conditions. */
  readonly all: readonly string[]
  readonly params: Readonly<Record<string, string>>
}

export function labelFilters({ tagged = [], ownedBy = [] }: SelectFilters): LabelFilters {
  const params: Record<string, string> = {}
  const patterns: { readonly find: string; readonly holds: string }[] = []
  tagged.forEach(({ tag, value }, i) => {
    params[`tag${i}`] = tag
    if (value !== undefined) params[`value${i}`] = value
    const node = `:Tag {name: $tag${i}${value === undefined ? '' : `, value: $value${i}`}}`
    patterns.push({ find: `MATCH (${node})<-[:TAGGED]-(n)`, holds: `EXISTS { (n)-[:TAGGED]->(${node}) }` })
  })
  ownedBy.forEach((owner, i) => {
    params[`owner${i}`] = owner
    const node = `:User {name: $owner${i}}`
    patterns.push({
      find: `MATCH (${node})<-[:OWNED_BY]-(n)`,
      holds: `EXISTS { (n)-[:OWNED_BY]->(${node}) }`,
    })
  })
  const [first, ...rest] = patterns
  return {
    ...(first === undefined ? {} : { first: first.find }),
    all: rest.map(({ holds }) => holds),
    params,
  }
}
