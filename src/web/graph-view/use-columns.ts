import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Card, PageOf } from '../../http/shapes/browse-types.ts'
import type { EdgeJson, GraphJson, NodeJson } from '../../render/answer-json.ts'
import { getJson, sendJson } from '../api/api.ts'
import { selectorOf } from '../ask/select-query.ts'

/** Cards list at most this many columns and count the rest. */
const MAX_COLUMNS = 1000

/** The columns of the open datasets, and the edges between them. */
export interface OpenColumns {
  readonly columns: GraphJson | undefined
  readonly isLoading: boolean
  readonly fault: Error | undefined
}

/** Loads the columns of the open datasets and one step of their lineage. Edges to columns that are not drawn end at the card. */
export function useColumns(answer: GraphJson, open: ReadonlySet<string>): OpenColumns {
  const datasets = useMemo(
    () => answer.nodes.filter((node) => node.kind === 'dataset' && open.has(node.id)),
    [answer, open],
  )
  const { found, isLoading, fault } = useQueries({
    queries: datasets.map((dataset) => ({
      queryKey: ['columns of', dataset.id],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => columnsOf(dataset, signal),
      staleTime: 60_000,
    })),
    combine: (results) => ({
      found: results.map(({ data }) => data),
      isLoading: results.some(({ isFetching }) => isFetching),
      fault: results.find(({ error }) => error !== null)?.error ?? undefined,
    }),
  })
  const columns = useMemo(() => merge(answer, found), [answer, found])
  return { columns, isLoading, fault }
}

interface Known {
  readonly nodes: readonly NodeJson[]
  readonly edges: readonly EdgeJson[]
}

async function columnsOf(dataset: NodeJson, signal: AbortSignal): Promise<Known> {
  const [listed, walked] = await Promise.all([
    getJson<PageOf<Card<'column'>>>(`datasets/${dataset.id}/columns`, { limit: MAX_COLUMNS }, signal),
    sendJson<GraphJson>('POST', 'query', {
      body: { query: `lineage of columns of ${selectorOf(dataset)} depth 1` },
      signal,
    }),
  ])
  const { id, namespace, name } = dataset
  const own = listed.items.map((column): NodeJson => ({
    id: column.id,
    kind: 'column',
    namespace,
    name: column.name ?? '',
    dataset: { id, namespace, name },
    ...(column.type === undefined ? {} : { type: column.type }),
  }))
  return { nodes: [...own, ...walked.nodes], edges: walked.edges }
}

function merge(answer: GraphJson, found: readonly (Known | undefined)[]): GraphJson | undefined {
  const known = found.filter((one) => one !== undefined)
  if (known.length === 0) return undefined
  const nodes = new Map<string, NodeJson>()
  const edges = new Map<string, EdgeJson>()
  for (const one of known) {
    for (const node of one.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node)
    for (const edge of one.edges) edges.set(`${edge.from} ${edge.to}`, edge)
  }
  return { ...answer, nodes: [...nodes.values()], edges: [...edges.values()] }
}
