import type { SchemaField } from '../../domain/aggregate.ts'
import type { EdgeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import { storedPresentation, shownFields } from '../../domain/merge/schema-presentation.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { Read } from '../../store/read.ts'
import { namesOf } from './cards.ts'
import { neighbours } from './neighbours.ts'
import { plainProps } from './plain-props.ts'
import { schemaDiff } from './schema-diff.ts'

/** The maximum number of versions that are compared. The oldest ones are left out. */
export const MAX_VERSIONS = 1_000

interface Version {
  readonly edge: EdgeRow
  readonly fields: readonly SchemaField[]
}

/**
 * The schemas of all names of a dataset, the newest first, each with its changes from the one before. Schemas that were written, read,
 * and declared are compared separately.
 */
export async function schemaHistory(
  read: Read,
  members: readonly Id[],
): Promise<{ readonly items: readonly JsonObject[]; readonly complete: boolean }> {
  const [{ found, cut }, names] = await Promise.all([
    neighbours(read, members, 'Dataset', ['HAS_SCHEMA', 'from', 'Schema'], MAX_VERSIONS),
    namesOf(read, 'Dataset', members),
  ])
  const versions = found
    .map(({ edge, node }): Version => ({ edge, fields: shownFields(node, storedPresentation(edge)) }))
    .sort((a, b) => firstSeenOf(a) - firstSeenOf(b) || (a.edge.id < b.edge.id ? -1 : 1))
  const last = new Map<string, readonly SchemaField[]>()
  const items = versions.map(({ edge, fields }): JsonObject => {
    const series = `${edge.from} ${String(edge.props['role'])}`
    const before = last.get(series)
    last.set(series, fields)
    return {
      schema: edge.to,
      dataset: names.get(edge.from)!,
      ...plainProps(edge.props, ['role', 'firstSeen', 'firstAt', 'lastAt']),
      ...lastSeen(edge),
      fields: fields.map(({ name, type, description }) => ({
        name,
        ...(type === undefined ? {} : { type }),
        ...(description === undefined ? {} : { description }),
      })),
      ...(before === undefined ? {} : { changes: schemaDiff(before, fields) as JsonObject }),
    }
  })
  return { items: items.reverse(), complete: !cut }
}

const firstSeenOf = ({ edge }: Version): number => edge.props['firstSeen'] as number

function lastSeen({ props }: EdgeRow): JsonObject {
  const { seenAt } = plainProps(props, ['seenAt'])
  return seenAt === undefined ? {} : { lastSeen: seenAt }
}
