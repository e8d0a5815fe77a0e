import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DescribedThings } from '../../http/shapes/described.ts'
import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { sendJson } from '../api/api.ts'
import { rememberFacts, type Facts } from './with-facts.ts'
import type { Drawing } from './use-drawing.ts'

/** What cards show beside names, by kind of node. */
const FIELDS = {
  dataset: ['owner', 'tag', 'storage', 'lastWritten', 'status'],
  column: ['tag'],
  job: ['owner', 'tag', 'lastRun', 'status'],
} as const

/** As many as the API describes at once. */
const AT_ONCE = 1000
/** An answer of no more nodes is asked for as a whole at once. */
const FEW = 300

const NONE: Facts = new Map()

/**
 * The answer with the fields that its cards show: a walk does not carry them, so they come after it and the graph is drawn without them meanwhile. Of a large answer they
 * are asked for as cards come near enough to be read, and of all nodes once `all` of them matter, as for groups by tag. Where they cannot be had the answer stays as it is.
 */
export function useFacts(answer: GraphJson, drawing: Drawing | undefined, all: boolean): GraphJson {
  const client = useQueryClient()
  const [facts, setFacts] = useState(NONE)
  const [withFacts] = useState(rememberFacts)
  const asked = useRef(new Set<string>())
  const byId = useMemo(() => new Map(answer.nodes.map((node) => [node.id, node])), [answer])

  const learn = useCallback(
    (nodes: readonly NodeJson[]): void => {
      const parts = partsOf(nodes.filter(({ id }) => !asked.current.has(id)))
      if (parts.length === 0) return
      for (const { ids } of parts) for (const id of ids) asked.current.add(id)
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
      // All at once: each change makes cards anew.
      void Promise.allSettled(answers).then((settled) => {
        const items = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value.items : []))
        // Those that could not be had are asked for again when they are drawn again.
        for (const [i, { ids }] of parts.entries())
          if (settled[i]?.status === 'rejected') for (const id of ids) asked.current.delete(id)
        if (items.length > 0)
          setFacts((known) => new Map([...known, ...items.map((item) => [item.id, item] as const)]))
      })
    },
    [client],
  )

  const whole = all || answer.nodes.length <= FEW
  useEffect(() => {
    if (whole) learn(answer.nodes)
  }, [whole, answer, learn])
  useEffect(() => {
    if (whole || drawing === undefined) return
    const look = (): void => learn(drawing.canvas.near().flatMap((id) => byId.get(id) ?? []))
    look()
    return drawing.canvas.on('drawn', look)
  }, [whole, drawing, byId, learn])
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
