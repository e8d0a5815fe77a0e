import type { Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import { ask } from '../ask.ts'
import type { ReadAnswer, ReadRequest, SelectRequest } from '../read-requests.ts'
import type { Session } from '../session.ts'

const PAGE = 5_000
const NOT_ALL_READ = 'not every possible match was read'
const DATASETS_AT_ONCE = 1_000

/** A selection as a request, without its page. */
export type PageSource = Omit<SelectRequest, 'after' | 'limit'>

/** Takes a page; returns false to stop. */
export type PageSink = (page: readonly NodeRef[]) => Generator<ReadRequest, boolean, ReadAnswer>

/** Reads all matches page by page, holding one page at a time. Stops if the sink returns false or the time is up. */
export function eachPage(
  source: PageSource,
  session: Session,
  sink: PageSink,
): Generator<ReadRequest, void, ReadAnswer> {
  return session.within(pages(source, session, sink), () => undefined, NOT_ALL_READ)
}

function* pages(
  source: PageSource,
  session: Session,
  sink: PageSink,
): Generator<ReadRequest, void, ReadAnswer> {
  for (const part of partsOf(source)) {
    let after: NodeRef | undefined
    do {
      if (session.expired()) {
        session.cutByTime(NOT_ALL_READ)
        return
      }
      const request: SelectRequest = { ...part, limit: PAGE, ...(after === undefined ? {} : { after }) }
      const { nodes, last } = yield* ask<'select'>(request)
      if (nodes.length > 0 && !(yield* sink(nodes))) return
      after = last ? undefined : nodes.at(-1)
    } while (after !== undefined)
  }
}

/** Splits a request for columns of many datasets into several, in the order of the datasets. */
function* partsOf(source: PageSource): Generator<PageSource> {
  const { datasets } = source
  if (datasets === undefined || datasets.length <= DATASETS_AT_ONCE) {
    yield source
    return
  }
  for (let i = 0; i < datasets.length; i += DATASETS_AT_ONCE) {
    const some: readonly Id[] = datasets.slice(i, i + DATASETS_AT_ONCE)
    yield { ...source, datasets: some }
  }
}
