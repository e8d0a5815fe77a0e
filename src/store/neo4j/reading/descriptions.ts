import type { FieldValue } from '../../../domain/lineage-graph.ts'
import { compareText } from '../../../lib/compare.ts'
import type { Description } from '../../../query/read-requests.ts'
import { tagText } from '../../../query/tag-text.ts'

/** Converts field values from a statement's result. Leaves out absent ones. */
export function descriptionOf(fields: Iterable<readonly [field: string, value: unknown]>): Description {
  const description: Record<string, FieldValue> = {}
  for (const [field, value] of fields) {
    const converted = valueOf(field, value)
    if (converted !== undefined) description[field] = converted
  }
  return description
}

function valueOf(field: string, value: unknown): FieldValue | undefined {
  if (value === null || value === undefined) return undefined
  if (!Array.isArray(value)) return value as FieldValue
  if (value.length === 0) return undefined
  switch (field) {
    case 'aliases':
      return (value as [string, string][]).map((names) => names.join('\u0000'))
    case 'tags':
      return sorted(
        (value as [string, string | null][]).flatMap(([name, tagValue]) =>
          tagValue === null ? [name] : [name, tagText(name, tagValue)],
        ),
      )
    default:
      return sorted(value as string[])
  }
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(compareText)
