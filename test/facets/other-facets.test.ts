import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/lib/json.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { runEvent } from './events.ts'
import { graphOfEvents } from './graph-of-events.ts'

/** One event whose run, job, dataset, input and output each carry the same facets. */
const everywhere = (minute: number, facets: JsonObject): JsonObject =>
  runEvent({
    minute,
    type: minute === 0 ? 'START' : 'COMPLETE',
    runFacets: facets,
    jobFacets: facets,
    inputs: [{ name: 'a', inputFacets: facets }],
    outputs: [{ name: 'b', facets, outputFacets: facets }],
  })

const storedFacets = (...events: readonly JsonObject[]) => {
  const graph = graphOfEvents(...events)
  return [
    graph.node('Run').facets,
    graph.node('Job').facets,
    graph.node('Dataset', 'b').facets,
    graph.edge('READ').facets,
    graph.edge('WROTE').facets,
  ]
}
const five = <T>(value: T): readonly T[] => [value, value, value, value, value]

describe('facets without properties of their own', () => {
  it('are stored on their subject, the newest for each key', () => {
    expect(storedFacets(everywhere(0, { x: { n: 1 }, y: { n: 1 } }), everywhere(1, { x: { n: 2 } }))).toEqual(
      five('{"x":{"n":2},"y":{"n":1}}'),
    )
  })

  it('are dropped above 64 KiB or 64 levels, and counted', () => {
    const deep = Array.from({ length: 80 }).reduce<JsonObject>((inner) => ({ inner }), {})
    const event = everywhere(0, {
      large: { text: 'x'.repeat(65_536) },
      deep,
      fits: { text: 'x'.repeat(60_000) },
    })
    const read = readEvent(event)
    expect(read.ok && read.value.droppedFacets).toBe(10)
    expect(read.ok && read.value.warnings).toHaveLength(10)
    for (const facets of storedFacets(event))
      expect(Object.keys(JSON.parse(facets as string) as object)).toEqual(['fits'])
  })

  it('never contain values of environment variables, at any place', () => {
    const event = everywhere(0, {
      environmentVariables: { environmentVariables: [{ name: 'TOKEN', value: 'secret' }] },
      'environment-properties': { 'environment-properties': { TOKEN: 'secret' } },
    })
    const { graph } = graphOfEvents(event)
    expect(graph.dump().filter((row) => row.includes('secret'))).toEqual([])
    expect(storedFacets(event)[0]).toContain('"names":["TOKEN"]')
    const read = readEvent(event)
    expect(read.ok && read.value.droppedFacets).toBe(6)
  })
})
