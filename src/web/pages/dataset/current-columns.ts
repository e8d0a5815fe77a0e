import type { SchemaVersions } from '../../../http/shapes/browse-types.ts'

type Version = Pick<
  SchemaVersions['items'][number],
  'role' | 'dataset' | 'fields' | 'firstSeen' | 'lastSeen' | 'firstAt' | 'lastAt'
>

/**
 * The current columns of a dataset: those of the last schema reported for each of its names; undefined if none was. A schema
 * reported with a read may be partial, so it counts only for a name without any other.
 */
export function currentColumns(versions: readonly Version[]): ReadonlySet<string> | undefined {
  if (versions.length === 0) return undefined
  const last = new Map<string, Version>()
  for (const version of versions) {
    const before = last.get(version.dataset.id)
    if (before === undefined || isLater(version, before)) last.set(version.dataset.id, version)
  }
  return new Set([...last.values()].flatMap(({ fields }) => fields.map(({ name }) => name)))
}

function isLater(one: Version, other: Version): boolean {
  const [isWhole, isOtherWhole] = [one, other].map(({ role }) => role !== 'read')
  return isWhole === isOtherWhole ? lastReported(one) > lastReported(other) : isWhole === true
}

/** ISO 8601 in UTC, which compares as text. */
const lastReported = ({ lastSeen, lastAt, firstSeen, firstAt }: Version): string =>
  lastSeen ?? lastAt ?? firstSeen ?? firstAt ?? ''
