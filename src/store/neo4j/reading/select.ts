import { compileSelect } from '../../../compile/compile-select.ts'
import type { Id } from '../../../domain/ids.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import type { ReadAnswers, SelectRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { nameTest, type NameTest } from './name-test.ts'
import { rowsOf } from './rows-of.ts'

/** Rows of each statement after the first: who asks for a second page, or filters by expression, wants many. */
const NEXT = 50_000
/** Milliseconds of filtering after which other work of this thread gets its turn. */
const AT_A_TIME_MS = 20

interface Row {
  readonly id: Id
  readonly namespace: string
  readonly name: string
  /** Of all members of the group, the canonical one first. */
  readonly names: readonly (readonly [namespace: string, name: string])[]
  readonly datasetId?: Id
  readonly datasetName?: string
}

/** A selection under way: what was read and not yet answered, and where to read on. */
interface Cursor {
  readonly source: SelectRequest
  readonly fits: NameTest
  waiting: NodeRef[]
  last: NodeRef | undefined
  size: number
  ended: boolean
}

/** Answers pages of one transaction. What one statement gave beyond a page is kept for the next. */
export class Selector {
  readonly #tx: Transaction
  readonly #check: () => void
  readonly #cursors = new Map<string, Cursor>()

  /** `check` is called as work goes on, and throws to end it. */
  constructor(tx: Transaction, check: () => void = () => undefined) {
    this.#tx = tx
    this.#check = check
  }

  async page(request: SelectRequest): Promise<ReadAnswers['select']> {
    const cursor = this.#cursorOf(request)
    while (cursor.waiting.length <= request.limit && !cursor.ended) await this.#readOn(cursor)
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
        fits: nameTest(request, this.#check),
        waiting: [],
        last: request.after,
        size: request.limit + 1,
        ended: false,
      }
    )
  }

  async #readOn(cursor: Cursor): Promise<void> {
    const { source, last } = cursor
    const from = last === undefined ? {} : { after: last }
    const rows = await rowsOf<Row>(this.#tx, compileSelect({ ...source, ...from, limit: cursor.size }))
    let since = performance.now()
    for (const row of rows) {
      if (cursor.fits(row.name, row.names)) cursor.waiting.push(refOf(source.of, row))
      if (performance.now() - since < AT_A_TIME_MS) continue
      // Others are served between: many filters of many names take seconds.
      await new Promise((resolve) => setImmediate(resolve))
      this.#check()
      since = performance.now()
    }
    const final = rows.at(-1)
    if (final !== undefined) cursor.last = refOf(source.of, final)
    cursor.ended = rows.length < cursor.size
    cursor.size = NEXT
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
