import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DescribedThings } from '../../http/shapes/described.ts'
import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { sendJson } from '../api/api.ts'
import { rememberFacts, type Facts } from './with-facts.ts'
import type { Drawing } from './use-drawing.ts'

/** The fields that cards show besides the name, by kind of node. */
const FIELDS = {
  dataset: ['owner', 'tag', 'storage', 'lastWritten', 'status'],
  column: ['tag'],
  job: ['owner', 'tag', 'lastRun', 'status'],
} as const

/** The API describes at most this many nodes per request. */
const AT_ONCE = 1000
/** Facts of answers up to this many nodes are requested all at once. */
const FEW = 300

const NONE: Facts = new Map()

/**
 * Adds the fields that cards show. Lineage queries do not return them, so the graph is first drawn without them. For large answers,
 * facts load for the cards that become readable, or for all nodes if `all` is set, as grouping by tag needs. If a request fails,
 * the answer stays without them.
 */
export function useFacts(answer: GraphJson, drawing: Drawing | undefined, all: boolean): GraphJson {
  const client = useQueryClient()
  const [facts, setFacts] = useState(NONE)
  const [withFacts] = useState(rememberFacts)
  const requested = useRef(new Set<string>())
  const byId = useMemo(() => new Map(answer.nodes.map((node) => [node.id, node])), [answer])

  const loadFacts = useCallback(
    (nodes: readonly NodeJson[]): void => {
      const parts = partsOf(nodes.filter(({ id }) => !requested.current.has(id)))
      if (parts.length === 0) return
      for (const { ids } of parts) for (const id of ids) requested.current.add(id)
      const answers = parts.map(({ kind, ids }) =>
        client.query({
          queryKey: ['facts', kind, ids],
          queryFn: ({ signal }) =>
            sendJson<DescribedThings>('POST', 'describe', {
              body: { kind, ids, fields: FIELDS[kind] },
              signal,
            }),
          staleTime: 60_000,
        }),
      )
      // One update for all, because each update rebuilds cards.
      void Promise.allSettled(answers).then((settled) => {
        const items = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value.items : []))
        // Failed nodes are requested again the next time they are drawn.
        for (const [i, { ids }] of parts.entries())
          if (settled[i]?.status === 'rejected') for (const id of ids) requested.current.delete(id)
        if (items.length > 0)
          setFacts((known) => new Map([...known, ...items.map((item) => [item.id, item] as const)]))
      })
    },
    [client],
  )

  const whole = all || answer.nodes.length <= FEW
  useEffect(() => {
    if (whole) loadFacts(answer.nodes)
  }, [whole, answer, loadFacts])
  useEffect(() => {
    if (whole || drawing === undefined) return
    const loadNear = (): void => loadFacts(drawing.canvas.near().flatMap((id) => byId.get(id) ?? []))
    loadNear()
    return drawing.canvas.on('drawn', loadNear)
  }, [whole, drawing, byId, loadFacts])
  return useMemo(() => withFacts(answer, facts), [withFacts, answer, facts])
}

interface Part {
  readonly kind: keyof typeof FIELDS
  readonly ids: readonly string[]
}

function partsOf(nodes: readonly NodeJson[]): readonly Part[] {
  return (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((kind) => {
    const ids = nodes.filter((node) => node.kind === kind).map((node) => node.id)
    return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, i) => ({
      kind,
      ids: ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
    }))
  })
}
