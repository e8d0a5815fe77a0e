import { describe, expect, it } from 'vitest'
import { answer, node } from '../graph/answer.test-support.ts'
import { rememberFacts } from './with-facts.ts'

const graph = answer([node('a', { owner: 'ann' }), node('b'), node('c')], [])

describe('an answer with facts', () => {
  it('adds facts without replacing fields of the query', () => {
    const facts = new Map([
      ['a', { id: 'a', owner: 'bob', status: 'FAIL' }],
      ['b', { id: 'b', tag: ['pii'] }],
    ])
    expect(rememberFacts()(graph, facts).nodes).toEqual([
      node('a', { owner: 'ann', status: 'FAIL' }),
      node('b', { tag: ['pii'] }),
      node('c'),
    ])
  })

  it('reuses nodes without new facts', () => {
    const withFacts = rememberFacts()
    const b = { id: 'b', tag: ['pii'] }
    const first = withFacts(graph, new Map([['b', b]]))
    const second = withFacts(
      graph,
      new Map([
        ['b', b],
        ['c', { id: 'c', tag: ['gold'] }],
      ]),
    )
    expect(second.nodes.map((one, i) => one === first.nodes[i])).toEqual([true, true, false])
    expect(withFacts(graph, new Map())).toBe(graph)
  })
})
