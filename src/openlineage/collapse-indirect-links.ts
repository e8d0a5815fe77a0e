import type { ColumnLink } from '../domain/aggregate.ts'
import { canonicalJson } from '../lib/canonical-json.ts'

/**
 * Replaces indirect links that affect every field in the same way by one link to `*`, marked `every`. Join keys and filters
 * affect all columns of a wide table, so this saves many links. It needs at least two fields. `fields` are all fields that the
 * statement names, also those without inputs. The meaning does not change: the merge of the whole operation decides whether
 * the link applies to the whole target.
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
      const key = linkKey(link)
      reached.set(key, (reached.get(key) ?? new Set()).add(link.to))
    }
  return links.map((link) =>
    isIndirect(link) && reached.get(linkKey(link))?.size === all ? { ...link, to: '*', every: true } : link,
  )
}

const isIndirect = ({ transformation, to }: ColumnLink): boolean =>
  transformation === 'INDIRECT' && to !== '*'

/** Equal for links that differ only in the target field. */
const linkKey = ({ from, subtype, masking, description }: ColumnLink): string =>
  canonicalJson([from.namespace, from.name, from.column, subtype ?? null, masking, description ?? null])

/** The fields that no link has as its target, sorted. */
export function fieldsWithoutLinks(
  links: readonly ColumnLink[],
  fields: readonly string[],
): readonly string[] {
  const targets = new Set(links.map(({ to }) => to))
  return [...new Set(fields)].filter((field) => !targets.has(field)).sort()
}
