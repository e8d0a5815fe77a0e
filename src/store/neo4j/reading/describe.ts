import { compileDescribe } from '../../../compile/compile-describe.ts'
import { DISPLAYED_FIELDS } from '../../../compile/walk-facts.ts'
import type { Id } from '../../../domain/ids.ts'
import type { DescribeRequest, Description } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { Prefetched } from './prefetched.ts'
import { descriptionOf } from './descriptions.ts'
import { rowsOf } from './rows-of.ts'

/** Reads the values of fields. Leaves out nodes that do not exist and absent values. */
export async function describe(
  tx: Transaction,
  request: DescribeRequest,
  prefetched = new Prefetched(),
): Promise<ReadonlyMap<Id, Description>> {
  const found = new Map<Id, Description>()
  const displayed: readonly string[] = DISPLAYED_FIELDS
  if (request.of === 'dataset' && request.fields.every((field) => displayed.includes(field)))
    for (const id of request.ids) {
      const description = prefetched.datasets.get(id)
      if (description !== undefined) found.set(id, description)
    }
  const ids = request.ids.filter((id) => !found.has(id))
  if (ids.length === 0) return found
  for (const { id, ...fields } of await rowsOf<{ id: Id } & Record<string, unknown>>(
    tx,
    compileDescribe({ ...request, ids }),
  ))
    found.set(id, descriptionOf(Object.entries(fields)))
  return found
}
