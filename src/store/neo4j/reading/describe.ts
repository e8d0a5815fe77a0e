import { compileDescribe } from '../../../compile/compile-describe.ts'
import type { Id } from '../../../domain/ids.ts'
import type { FieldValue } from '../../../domain/lineage-graph.ts'
import { compareText } from '../../../lib/compare.ts'
import type { DescribeRequest, Description } from '../../../query/read-requests.ts'
import { tagText } from '../../../query/tag-text.ts'
import type { Transaction } from '../database.ts'

/** Answers the values of fields; nodes that do not exist are left out, as are absent values. */
export async function describe(
  tx: Transaction,
  request: DescribeRequest,
): Promise<ReadonlyMap<Id, Description>> {
  const { text, params } = compileDescribe(request)
  const found = new Map<Id, Description>()
  for (const { id, ...fields } of await tx.rows<{ id: Id } & Record<string, unknown>>(text, params)) {
    const description: Record<string, FieldValue> = {}
    for (const [field, value] of Object.entries(fields)) {
      const told = valueOf(field, value)
      if (told !== undefined) description[field] = told
    }
    found.set(id, description)
  }
  return found
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
        (value as [string, string | null][]).flatMap(([name, its]) =>
          its === null ? [name] : [name, tagText(name, its)],
        ),
      )
    default:
      return sorted(value as string[])
  }
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(compareText)
