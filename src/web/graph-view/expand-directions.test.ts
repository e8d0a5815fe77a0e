import { describe, expect, it } from 'vitest'
import type { GraphJson } from '../../render/answer-json.ts'
import { expandDirections } from './expand-directions.ts'

const graph = {
  nodes: [
    { id: 'far up', distance: 1 },
    { id: 'start', distance: 0 },
    { id: 'far down', distance: 1 },
    { id: 'between', distance: 1 },
  ],
  edges: [
    { from: 'far up', to: 'start' },
    { from: 'start', to: 'far down' },
    { from: 'start', to: 'between' },
    { from: 'between', to: 'start' },
  ],
} as unknown as GraphJson

describe('expand directions', () => {
  it('leads away from the start', () => {
    expect(expandDirections(graph, 'far up')).toEqual(['up'])
    expect(expandDirections(graph, 'far down')).toEqual(['down'])
  })

  it('is both directions for a start, a cycle and an unknown node', () => {
    expect(expandDirections(graph, 'start')).toEqual(['up', 'down'])
    expect(expandDirections(graph, 'between')).toEqual(['up', 'down'])
    expect(expandDirections(graph, 'nothing')).toEqual(['up', 'down'])
  })
})
