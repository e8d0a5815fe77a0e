import type { ColumnLink } from '../domain/aggregate.ts'
import { canonicalJson } from '../lib/canonical-json.ts'

/**
 * Writes the indirect links that bear alike on every one of two or more fields once, to `*` and marked `every`: join keys
 * and filters bear on all columns of a wide table. `fields` are all that the statement names, those without inputs too.
 * It says the same in fewer words; whether they count against the target's whole is told by the whole operation.
 */
export function collapseIndirectLinks<L extends ColumnLink>(
  links: readonly L[],
  fields: readonly string[],
): readonly L[] {
  const all = new Set(fields).size
  if (all < 2) return links
  const reached = new Map<string, Set<string>>()
  for (const link of links)
    if (isIndirect(link)) {
      const key = alike(link)
      reached.set(key, (reached.get(key) ?? new Set()).add(link.to))
    }
  return links.map((link) =>
    isIndirect(link) && reached.get(alike(link))?.size === all ? { ...link, to: '*', every: true } : link,
  )
}

const isIndirect = ({ transformation, to }: ColumnLink): boolean =>
  transformation === 'INDIRECT' && to !== '*'

/** Equal for links that differ in the field alone. */
const alike = ({ from, subtype, masking, description }: ColumnLink): string =>
  canonicalJson([from.namespace, from.name, from.column, subtype ?? null, masking, description ?? null])

/** Those of the fields that no link says of itself to be there. */
export function fieldsWithoutLinks(
  links: readonly ColumnLink[],
  fields: readonly string[],
): readonly string[] {
  const told = new Set(links.map(({ to }) => to))
  return [...new Set(fields)].filter((field) => !told.has(field)).sort()
}
