import { compileSelect } from '../../../compile/compile-select.ts'
import type { Id } from '../../../domain/ids.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import type { ReadAnswers, SelectRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { nameTest, type NameTest } from './name-test.ts'
import { rowsOf } from './rows-of.ts'

/** Rows per statement after the first. Callers that need a second page, or filter by expression, usually need many. */
const NEXT_SIZE = 50_000
/** Milliseconds of filtering before other tasks of this thread run. */
const SLICE_MS = 20

interface Row {
  readonly id: Id
  readonly namespace: string
  readonly name: string
  /** The names of all members of the identity group, the canonical one first. */
  readonly names: readonly (readonly [namespace: string, name: string])[]
  readonly datasetId?: Id
  readonly datasetName?: string
}

/** A selection in progress: rows that were read but not yet returned, and the position of the next statement. */
interface Cursor {
  readonly source: SelectRequest
  readonly matches: NameTest
  waiting: NodeRef[]
  last: NodeRef | undefined
  size: number
  ended: boolean
}

/** Returns pages of selections within one transaction. Stores the rows beyond a page for the next page. */
export class Selector {
  readonly #tx: Transaction
  readonly #check: () => void
  readonly #cursors = new Map<string, Cursor>()

  /** `check` is called repeatedly during work, and throws to end it. */
  constructor(tx: Transaction, check: () => void = () => undefined) {
    this.#tx = tx
    this.#check = check
  }

  async page(request: SelectRequest): Promise<ReadAnswers['select']> {
    const cursor = this.#cursorOf(request)
    while (cursor.waiting.length <= request.limit && !cursor.ended) await this.#readNext(cursor)
    const nodes = cursor.waiting.slice(0, request.limit)
    cursor.waiting = cursor.waiting.slice(request.limit)
    const last = cursor.waiting.length === 0
    if (!last) this.#cursors.set(keyOf(request, nodes.at(-1)), cursor)
    return { nodes, last }
  }

  #cursorOf(request: SelectRequest): Cursor {
    const key = keyOf(request, request.after)
    const known = this.#cursors.get(key)
    this.#cursors.delete(key)
    return (
      known ?? {
        source: request,
        matches: nameTest(request, this.#check),
        waiting: [],
        last: request.after,
        size: request.limit + 1,
        ended: false,
      }
    )
  }

  async #readNext(cursor: Cursor): Promise<void> {
    const { source, last } = cursor
    const from = last === undefined ? {} : { after: last }
    const rows = await rowsOf<Row>(this.#tx, compileSelect({ ...source, ...from, limit: cursor.size }))
    let since = performance.now()
    for (const row of rows) {
      if (cursor.matches(row.name, row.names)) cursor.waiting.push(refOf(source.of, row))
      if (performance.now() - since < SLICE_MS) continue
      // Let other tasks run, since many filters on many names take seconds.
      await new Promise((resolve) => setImmediate(resolve))
      this.#check()
      since = performance.now()
    }
    const final = rows.at(-1)
    if (final !== undefined) cursor.last = refOf(source.of, final)
    cursor.ended = rows.length < cursor.size
    cursor.size = NEXT_SIZE
  }
}

function keyOf({ of, filters, datasets, column }: SelectRequest, after: NodeRef | undefined): string {
  return JSON.stringify([of, filters, datasets, column, after?.id])
}

function refOf(kind: SelectRequest['of'], row: Row): NodeRef {
  const { id, namespace, name, datasetId, datasetName } = row
  if (datasetId === undefined) return { kind, id, namespace, name }
  return { kind, id, namespace, name, dataset: { id: datasetId, namespace, name: datasetName ?? '' } }
}
