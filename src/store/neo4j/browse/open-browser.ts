import type { EdgeRow, NodeRow } from '../../../domain/graph-rows.ts'
import type { Id } from '../../../domain/ids.ts'
import type { EdgesFound, EdgesRequest } from '../../../query/browse-requests.ts'
import type { BrowseStore } from '../../browse-store.ts'
import type { ReadOptions } from '../../read-options.ts'
import type { Database, Transaction } from '../database.ts'
import { readInTime } from '../read-in-time.ts'
import { describe } from '../reading/describe.ts'
import type { Neo4jProps } from '../props-codec.ts'
import { edgeFromNeo4j, nodeFromNeo4j, type EdgeRecord } from '../rows.ts'
import { statementFile } from '../statement-file.ts'
import { interactions } from './interactions.ts'
import { list } from './list.ts'

/** Every statement looks at a bounded number of things. */
const MOST_MS = 30_000

export function openBrowser(database: Database): BrowseStore {
  const read = <T>(work: (tx: Transaction) => Promise<T>, options: ReadOptions | undefined): Promise<T> =>
    readInTime(options ?? {}, MOST_MS, (how) => database.read(work, how))
  return {
    list: (request, options) => read((tx) => list(tx, request), options),
    async nodes(label, ids, options) {
      if (ids.length === 0) return []
      const rows = await read(
        (tx) => tx.rows<{ props: Neo4jProps }>(statementFile('browse/nodes', { Label: label }), { ids }),
        options,
      )
      const found = new Map<Id, NodeRow>()
      for (const { props } of rows) found.set(props['id'] as Id, nodeFromNeo4j(label, props))
      return ids.flatMap((id) => found.get(id) ?? [])
    },
    describe: (request, options) => read((tx) => describe(tx, request), options),
    edges: async (request, options) =>
      request.ids.length === 0 ? NONE : read((tx) => edges(tx, request), options),
    interactions: (request, options) => read((tx) => interactions(tx, request), options),
    async deleted(limit, options) {
      const rows = await read(
        (tx) => tx.rows<{ label: string; id: Id }>(statementFile('browse/deleted'), { limit }),
        options,
      )
      const of = (label: string): readonly Id[] =>
        rows.flatMap((row) => (row.label === label ? [row.id] : []))
      return { datasets: of('Dataset'), jobs: of('Job') }
    },
  }
}

const NONE: EdgesFound = { edges: [], cut: [] }

async function edges(tx: Transaction, request: EdgesRequest): Promise<EdgesFound> {
  const { type, end, label, ids, other, limit } = request
  const text = statementFile(`browse/edges-${end}`, { Label: label, Type: type, Other: other })
  const rows = await tx.rows<Pick<EdgeRecord, 'from' | 'to' | 'props'>>(text, { ids, limit: limit + 1 })
  const [fromLabel, toLabel] = end === 'from' ? [label, other] : [other, label]
  const byNode = Map.groupBy(
    rows.map((row) => edgeFromNeo4j(type, { ...row, fromLabel, toLabel })),
    (row: EdgeRow) => row[end],
  )
  return {
    edges: ids.flatMap((id) => byNode.get(id)?.slice(0, limit) ?? []),
    cut: ids.filter((id) => (byNode.get(id)?.length ?? 0) > limit),
  }
}
