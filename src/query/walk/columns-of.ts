import type { Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import { ask } from '../ask.ts'
import type { ReadAnswer, ReadRequest } from '../read-requests.ts'

const PAGE = 5_000
const DATASETS_AT_ONCE = 1_000

/** All columns of these datasets, without `*`. */
export function* columnsOf(datasets: readonly Id[]): Generator<ReadRequest, readonly NodeRef[], ReadAnswer> {
  const out: NodeRef[] = []
  for (let i = 0; i < datasets.length; i += DATASETS_AT_ONCE) {
    const some = datasets.slice(i, i + DATASETS_AT_ONCE)
    let after: NodeRef | undefined
    do {
      const page = yield* ask<'select'>({
        kind: 'select',
        of: 'column',
        filters: {},
        datasets: some,
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      })
      for (const node of page.nodes) out.push(node)
      after = page.last ? undefined : page.nodes.at(-1)
    } while (after !== undefined)
  }
  return out
}
