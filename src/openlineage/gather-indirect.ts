import type { ColumnLink } from '../domain/aggregate.ts'

/**
 * Keeps the indirect links of a source column that is indirect for every one of two or more fields once, against the
 * target's whole (`*`): a join key bears on the rows, not on each of the columns. Direct links stay.
 * `fields` are all that the statement names, those without inputs too.
 */
export function gatherIndirect(
  links: readonly ColumnLink[],
  fields: readonly string[],
): readonly ColumnLink[] {
  if (fields.length < 2) return links
  const reached = new Map<string, Set<string>>()
  for (const link of links) {
    if (link.transformation !== 'INDIRECT' || link.to === '*') continue
    const key = sourceKey(link)
    reached.set(key, (reached.get(key) ?? new Set()).add(link.to))
  }
  const all = new Set(fields).size
  return links.map((link) =>
    link.transformation === 'INDIRECT' && reached.get(sourceKey(link))?.size === all
      ? { ...link, to: '*' }
      : link,
  )
}

const sourceKey = ({ from }: ColumnLink): string => JSON.stringify([from.namespace, from.name, from.column])
