import type { OpenViewer } from './open-viewer.ts'

/** Layers of datasets, each made from one or two of the previous layer: `datasets` nodes and 1.5 times as many edges. */
export interface LargeStore {
  readonly datasets: number
  readonly perLayer: number
}

/** The query for the whole store. */
export const WHOLE = 'downstream of datasets like layer_000.*'

const dataset = (i: number, perLayer: number): { namespace: string; name: string } => {
  const layer = Math.floor(i / perLayer)
  return {
    namespace: `postgres://db-${layer % 20}:5432`,
    name: `layer_${String(layer).padStart(3, '0')}.table_${i % perLayer}`,
  }
}

/** Sends the same events of a large store each time. */
export async function fillLarge(viewer: OpenViewer, { datasets, perLayer }: LargeStore): Promise<void> {
  const events = Array.from({ length: datasets - perLayer }, (_, i) => {
    const target = i + perLayer
    const layer = Math.floor(target / perLayer)
    const first = (layer - 1) * perLayer
    const at = (target * 7919) % perLayer
    const sources = target % 2 === 0 ? [at, (at + 1) % perLayer] : [at]
    return event(
      `make_${target}`,
      sources.map((s) => dataset(first + s, perLayer)),
      [dataset(target, perLayer)],
      target,
    )
  })
  await sendEvents(viewer, events)
}

export async function sendEvents(viewer: OpenViewer, events: readonly object[]): Promise<void> {
  const MOST = 2000
  for (let i = 0; i < events.length; i += MOST) {
    const answer = (await viewer.send('POST', '/api/v1/lineage/batch', events.slice(i, i + MOST))) as {
      readonly summary: { readonly failed: number }
    }
    if (answer.summary.failed > 0) throw new Error(JSON.stringify(answer).slice(0, 500))
  }
}

interface Named {
  readonly namespace: string
  readonly name: string
  readonly facets?: object
}

/** A run that read and wrote these datasets, one minute after the previous one. */
export const event = (
  job: string,
  inputs: readonly Named[],
  outputs: readonly Named[],
  n: number,
): object => ({
  eventType: 'COMPLETE',
  eventTime: new Date(Date.UTC(2026, 9, 1) + n * 60_000).toISOString(),
  producer: 'https://example.org/large',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` },
  job: { namespace: 'etl', name: job },
  inputs,
  outputs,
})
