import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DescribedThings } from '../../http/shapes/described.ts'
import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { sendJson } from '../api/api.ts'

/** What cards show beside names, by kind of node. */
const FIELDS = {
  dataset: ['owner', 'tag', 'storage', 'lastWritten', 'status'],
  column: ['tag'],
  job: ['owner', 'tag', 'lastRun', 'status'],
} as const

/** As many as the API describes at once. */
const AT_ONCE = 1000

const NONE: readonly (DescribedThings | undefined)[] = []

type Fact = DescribedThings['items'][number]

/**
 * The answer with the fields that its cards show: a walk does not carry them, so they come after it and the graph is drawn without
 * them meanwhile. Where they cannot be had the answer stays as it is.
 */
export function useFacts(answer: GraphJson): GraphJson {
  const parts = useMemo(() => partsOf(answer), [answer])
  const found = useQueries({
    queries: parts.map(({ kind, ids }) => ({
      queryKey: ['facts', kind, ids],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        sendJson<DescribedThings>('POST', 'describe', { body: { kind, ids, fields: FIELDS[kind] }, signal }),
      staleTime: 60_000,
    })),
    // All at once: each change lays the graph out anew.
    combine: (results) =>
      results.some(({ isFetching }) => isFetching) ? NONE : results.map(({ data }) => data),
  })
  return useMemo(() => {
    const facts = new Map<string, Fact>()
    for (const part of found) for (const item of part?.items ?? []) facts.set(item.id, item)
    return facts.size === 0
      ? answer
      : { ...answer, nodes: answer.nodes.map((node) => withFacts(node, facts)) }
  }, [answer, found])
}

/** What the question itself asked for holds against what is told of the thing now. */
const withFacts = (node: NodeJson, facts: ReadonlyMap<string, Fact>): NodeJson => {
  const fact = facts.get(node.id)
  return fact === undefined ? node : { ...fact, ...node }
}

interface Part {
  readonly kind: keyof typeof FIELDS
  readonly ids: readonly string[]
}

function partsOf({ nodes }: GraphJson): readonly Part[] {
  return (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((kind) => {
    const ids = nodes.filter((node) => node.kind === kind).map((node) => node.id)
    return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, i) => ({
      kind,
      ids: ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
    }))
  })
}
