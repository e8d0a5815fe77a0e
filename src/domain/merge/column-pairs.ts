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

/** What one facet states about the columns of one target. */
export interface ColumnStatement {
  readonly links: readonly ColumnLink[]
  /** All fields of the target that the facet names, including those without inputs. */
  readonly fields: ReadonlySet<string>
}

/** All fields of a target that are named by links into it or in `bare`, which lists fields without links. */
export function fieldsOf(links: readonly ColumnLink[], bare: readonly string[] = []): ReadonlySet<string> {
  const fields = new Set([...links.map(({ to }) => to), ...bare])
  fields.delete('*')
  return fields
}

/**
 * The column edges into one target that all facets of an operation state together, without repeats.
 *
 * A source column may be indirect for every field that any facet names. If there are two or more such fields, its
 * indirect links are collapsed into one link to the whole target (`*`): a join key affects the rows, not each column.
 * Direct links stay.
 */
export function columnPairsOf(target: Id, statements: readonly ColumnStatement[]): readonly StatedColumn[] {
  const all = new Set(statements.flatMap(({ fields }) => [...fields]))
  const reached = reachedBy(statements, all.size)
  const out = new Map<string, StatedColumn>()
  for (const { links, fields } of statements)
    for (const link of links) {
      const gathered = isIndirect(link) && reached.get(sourceKey(link))?.size === all.size && all.size > 1
      const columns = gathered ? ['*'] : link.every === true ? fields : [link.to]
      for (const to of columns) {
        const pair = pairOf(target, link, to)
        out.set(pair.key, pair.column)
      }
    }
  return [...out.values()]
}

const isIndirect = ({ transformation, to, every }: ColumnLink): boolean =>
  transformation === 'INDIRECT' && (to !== '*' || every === true)

/** The fields that each source column is indirect for. Not needed for fewer than two fields. */
function reachedBy(
  statements: readonly ColumnStatement[],
  fields: number,
): ReadonlyMap<string, ReadonlySet<string>> {
  const reached = new Map<string, Set<string>>()
  if (fields < 2) return reached
  for (const { links, fields: own } of statements)
    for (const link of links) {
      if (!isIndirect(link)) continue
      const key = sourceKey(link)
      const known = reached.get(key) ?? new Set<string>()
      for (const field of link.every === true ? own : [link.to]) known.add(field)
      reached.set(key, known)
    }
  return reached
}

function pairOf(
  target: Id,
  { from, transformation, subtype, masking }: ColumnLink,
  to: string,
): { readonly key: string; readonly column: StatedColumn } {
  const sourceName = { namespace: from.namespace, name: from.name }
  return {
    key: canonicalJson([
      from.namespace,
      from.name,
      from.column,
      to,
      transformation,
      subtype ?? null,
      masking,
    ]),
    column: {
      target,
      source: idOfName(sourceName),
      sourceName,
      to,
      from: from.column,
      transformation,
      ...(subtype === undefined ? {} : { subtype }),
      masking,
    },
  }
}

const sourceKey = ({ from }: ColumnLink): string => canonicalJson([from.namespace, from.name, from.column])
