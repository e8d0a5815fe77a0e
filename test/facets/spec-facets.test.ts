import { describe, expect, it } from 'vitest'
import { propsWithout } from '../../src/domain/merge/props.ts'
import type { JsonObject } from '../../src/lib/json.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { runEvent } from './events.ts'
import { graphOfEvents } from './graph-of-events.ts'
import { SPEC_FACETS, type Place } from './spec-facets.ts'

/** The run whose job, run, input or output has a facet at its place. */
function eventWith(place: Place, facets: JsonObject, minute = 0): JsonObject {
  const mart = { name: 'mart' }
  return runEvent({
    minute,
    ...(place === 'run' ? { runFacets: facets } : place === 'job' ? { jobFacets: facets } : {}),
    inputs: [{ name: 'orders', ...(place === 'input' ? { inputFacets: facets } : {}) }],
    outputs: [
      { ...mart, ...(place === 'dataset' ? { facets } : place === 'output' ? { outputFacets: facets } : {}) },
    ],
  })
}

const cases = SPEC_FACETS.map((facet) => [`${facet.key} of ${facet.place} (${facet.name})`, facet] as const)

describe('facets of the specification', () => {
  it.each(cases)('%s', (_, { key, place, facet, seen, as }) => {
    // Explicit lineage of an input and an output would replace the edges of a facet.
    const event = eventWith(place, { [key]: facet })
    const bare = key === 'lineage' || key === 'columnLineage' ? { ...event, inputs: [] } : event
    const read = readEvent(bare)
    expect(read.ok && read.value.warnings).toEqual([])
    expect(seen(graphOfEvents(bare))).toEqual(as)
  })

  it.each(cases)(
    '%s in a form that breaks its own schema is left out in parts, with warnings',
    (_, { key, place, facet }) => {
      const kinds: readonly JsonObject[] = [
        Object.fromEntries(Object.keys(facet).map((member) => [member, 7])),
        Object.fromEntries(Object.keys(facet).map((member) => [member, [null, 7, [], {}]])),
        Object.fromEntries(Object.keys(facet).map((member) => [member, { '': null, x: [{}], y: { z: [] } }])),
        {},
      ]
      for (const broken of kinds) {
        const read = readEvent(eventWith(place, { [key]: broken }))
        expect(read.ok).toBe(true)
        const graph = graphOfEvents(eventWith(place, { [key]: broken }))
        expect(graph.edges('READ')).toContain('load → orders')
        expect(graph.edges('WROTE')).toContain('load → mart')
      }
    },
  )

  it.each(cases)('%s that is withdrawn leaves the other data', (_, { key, place, facet }) => {
    const said = eventWith(place, { [key]: facet })
    const gone = eventWith(place, { [key]: { _deleted: true } }, 1)
    const never = eventWith(place, {}, 1)
    const { graph: withdrawn } = graphOfEvents(said, gone)
    const { graph: without } = graphOfEvents(eventWith(place, {}), never)
    const lineage = (graph: typeof without) =>
      graph
        .edgesOf('DERIVED_FROM')
        .map(({ id }) => id)
        .sort()
    const shown = (graph: typeof without) =>
      [...graph.nodesOf('Run'), ...graph.nodesOf('Job'), ...graph.nodesOf('Dataset')]
        .filter(({ props: { name } }) => ['load', 'orders', 'mart'].includes(String(name)))
        .map(({ label, props }) => [label, propsWithout(props, 'stamps')])
    expect(lineage(withdrawn)).toEqual(lineage(without))
    expect(shown(withdrawn)).toEqual(shown(without))
    for (const type of ['TAGGED', 'OWNED_BY', 'DEPENDS_ON', 'ALIAS_OF'] as const)
      expect(withdrawn.edgesOf(type)).toEqual([])
  })
})
