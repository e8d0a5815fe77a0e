import type { SchemaVersions } from '../../../http/shapes/browse-types.ts'

type Version = Pick<
  SchemaVersions['items'][number],
  'role' | 'dataset' | 'fields' | 'firstSeen' | 'lastSeen' | 'firstAt' | 'lastAt'
>

/**
 * The columns that a dataset has by the schema that was told last of each of its names; undefined where none was told. A schema
 * that was told with a read may be a part, so it counts only of a name that nobody told another of.
 */
export function columnsNow(versions: readonly Version[]): ReadonlySet<string> | undefined {
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
  return isWhole === isOtherWhole ? lastTold(one) > lastTold(other) : isWhole === true
}

/** ISO 8601 in UTC, which compares as text. */
const lastTold = ({ lastSeen, lastAt, firstSeen, firstAt }: Version): string =>
  lastSeen ?? lastAt ?? firstSeen ?? firstAt ?? ''
