import { describe, expect, it } from 'vitest'
import type { GraphJson } from '../../render/answer-json.ts'
import { waysBeyond } from './way-beyond.ts'

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

describe('where an answer goes on from a node', () => {
  it('is away from where it came', () => {
    expect(waysBeyond(graph, 'far up')).toEqual(['up'])
    expect(waysBeyond(graph, 'far down')).toEqual(['down'])
  })

  it('is both ways from a start, from a cycle, and from what is not there', () => {
    expect(waysBeyond(graph, 'start')).toEqual(['up', 'down'])
    expect(waysBeyond(graph, 'between')).toEqual(['up', 'down'])
    expect(waysBeyond(graph, 'nothing')).toEqual(['up', 'down'])
  })
})
