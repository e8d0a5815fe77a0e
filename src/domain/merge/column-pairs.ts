import type { ColumnLink, DatasetName } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { ColumnPair } from './contribution.ts'
import { idOfName } from './dataset-ids.ts'

/** One stated column edge of an operation. */
export interface StatedColumn extends ColumnPair {
  readonly target: Id
  readonly source: Id
  readonly sourceName: DatasetName
}

/**
 * The column edges into one target: those of its lineage facets, gathered, and those of columnLineage, which come
 * gathered. Each once. `bare` are the columns that lineage facets name without inputs.
 */
export function columnPairsOf(
  target: Id,
  fromLineage: readonly ColumnLink[],
  fromColumnLineage: readonly ColumnLink[],
  bare: readonly string[] = [],
): readonly StatedColumn[] {
  const out = new Map<string, StatedColumn>()
  for (const link of [...gatherIndirect(fromLineage, fromColumnLineage, bare), ...fromColumnLineage]) {
    const { from, to, transformation, subtype, masking } = link
    const key = canonicalJson([
      from.namespace,
      from.name,
      from.column,
      to,
      transformation,
      subtype ?? null,
      masking,
    ])
    out.set(key, {
      target,
      source: idOfName(from),
      sourceName: { namespace: from.namespace, name: from.name },
      to,
      from: from.column,
      transformation,
      ...(subtype === undefined ? {} : { subtype }),
      masking,
    })
  }
  return [...out.values()]
}

/**
 * A source column that is indirect for each of two or more columns of the target (all that the operation names for it)
 * keeps its indirect links once, against the target's whole (`*`).
 */
function gatherIndirect(
  links: readonly ColumnLink[],
  others: readonly ColumnLink[],
  bare: readonly string[],
): readonly ColumnLink[] {
  const columns = new Set([...[...links, ...others].map(({ to }) => to), ...bare])
  columns.delete('*')
  if (columns.size < 2) return links
  const reached = new Map<string, Set<string>>()
  for (const link of links)
    if (link.transformation === 'INDIRECT' && link.to !== '*') {
      const key = sourceKey(link)
      reached.set(key, (reached.get(key) ?? new Set()).add(link.to))
    }
  return links.map((link) =>
    link.transformation === 'INDIRECT' && reached.get(sourceKey(link))?.size === columns.size
      ? { ...link, to: '*' }
      : link,
  )
}

const sourceKey = ({ from }: ColumnLink): string => canonicalJson([from.namespace, from.name, from.column])
