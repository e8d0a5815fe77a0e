import { compileMappings, compileOperations } from '../../../../compile/compile-operations.ts'
import type { MappingBody } from '../../../../domain/aggregate.ts'
import type { Id } from '../../../../domain/ids.ts'
import { operationPairs } from '../../../../query/causal/operation-pairs.ts'
import { executionFact } from '../../../../query/causal/execution-fact.ts'
import type { ReadAnswers, ExecutionFact, ExecutionsRequest } from '../../../../query/read-requests.ts'
import type { Transaction } from '../../database.ts'
import { operationOf, type OperationRow } from './operation-row.ts'
import { rowsOf } from '../rows-of.ts'

interface TouchedRow {
  readonly id: Id
  readonly canonical: Id
  readonly deleted: boolean
  readonly implied: boolean | null
}

interface Row extends OperationRow {
  readonly reads: readonly TouchedRow[]
  readonly writes: readonly (TouchedRow & {
    readonly types: readonly string[]
    readonly replaces: boolean | null
    readonly noTarget: boolean | null
  })[]
  readonly mappings: readonly Id[]
  readonly renamed: readonly (readonly [now: Id, before: Id])[]
}

/** Reads operations with what they read, wrote and stated. Reads each mapping once per transaction. */
export class ExecutionReader {
  readonly #tx: Transaction
  readonly #mappings = new Map<Id, MappingBody>()

  constructor(tx: Transaction) {
    this.#tx = tx
  }

  async read(request: ExecutionsRequest): Promise<ReadAnswers['executions']> {
    const rows = await rowsOf<Row>(this.#tx, compileOperations(request))
    await this.#loadMappings(rows.flatMap((row) => row.mappings))
    const found = new Map<Id, ExecutionFact>()
    for (const row of rows) {
      const fact = this.#factOf(row)
      if (fact !== undefined) found.set(row.id, fact)
    }
    return found
  }

  async #loadMappings(ids: readonly Id[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#mappings.has(id))
    if (missing.length === 0) return
    for (const { id, body } of await rowsOf<{ id: Id; body: string }>(this.#tx, compileMappings(missing)))
      this.#mappings.set(id, JSON.parse(body) as MappingBody)
  }

  #factOf(row: Row): ExecutionFact | undefined {
    const operation = operationOf(row)
    if (operation === undefined) return undefined
    const reads = row.reads.map(({ id, implied }) => ({ dataset: id, implied: implied === true }))
    const writes = row.writes.map(({ id, implied, types, replaces, noTarget }) => ({
      dataset: id,
      implied: implied === true,
      types,
      replaces: replaces === true,
      noTarget: noTarget === true,
    }))
    const pairs = operationPairs({
      reads,
      writes,
      mappings: row.mappings.flatMap((id) => this.#mappings.get(id) ?? []),
      omitted: operation.omitted === true,
      isRenamed: (now, before) => row.renamed.some((pair) => pair[0] === now && pair[1] === before),
    })
    const canonical = new Map([...row.reads, ...row.writes].map((one) => [one.id, one.canonical]))
    const deleted = new Set(
      [...row.reads, ...row.writes].flatMap((one) => (one.deleted ? [one.canonical] : [])),
    )
    return executionFact(
      operation,
      { reads, writes, pairs },
      (dataset) => canonical.get(dataset) ?? dataset,
      (dataset) => deleted.has(dataset),
    )
  }
}
