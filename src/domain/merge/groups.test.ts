import { describe, expect, it } from 'vitest'
import type { Observation } from '../aggregate.ts'
import { columnLineage, edgesAsText, graphOf, lineage, namesOf } from './graph-text.test-support.ts'
import {
  dataset,
  idOfDataset,
  observeDataset,
  observeRun,
  observeVeto,
  type Use,
} from './observe.test-support.ts'
import { groupsOf, MAX_GROUP } from './groups.ts'
import { MemoryGraph } from './memory-graph.test-support.ts'
import { merge } from './merge.ts'
import { testRules } from './test-rules.test-support.ts'

const says = (at: number, name: string, ...symlinks: NonNullable<Use['symlinks']>) =>
  observeDataset(at, { name, symlinks })
const groups = (...events: readonly Observation[]) => edgesAsText(graphOf(...events), 'ALIAS_OF')

describe('identity groups', () => {
  it('have the table as canonical member, whether it is the symlink (Spark) or the dataset (Hive)', () => {
    expect(groups(says(1, 's3/path', ['db.table', 'TABLE']))).toEqual(['s3/path → db.table'])
    expect(groups(says(1, 'db.table', ['s3/path', 'LOCATION']))).toEqual(['s3/path → db.table'])
  })

  it('prefer a name of unknown kind to a location, else the least name', () => {
    expect(groups(says(1, 'b', ['a', 'LOCATION'], ['c']))).toEqual(['a → b', 'c → b'])
    expect(groups(says(1, 'b', ['c'], ['a']))).toEqual(['b → a', 'c → a'])
  })

  it('are symmetric and transitive', () => {
    expect(groups(says(1, 'b', ['a']), says(2, 'b', ['c']), says(3, 'd', ['c']))).toEqual([
      'b → a',
      'c → a',
      'd → a',
    ])
  })

  it('join a path only with the newest table of one namespace, as after a rename in place', () => {
    const first = says(1, 'path', ['old', 'TABLE'])
    const second = says(2, 'path', ['new', 'TABLE'])
    expect(groups(first, second)).toEqual(['path → new'])
    expect(groups(second, first)).toEqual(['path → new'])
  })

  it('join a table only with the newest dataset that claims it, as after a move', () => {
    const first = says(1, 'here', ['table', 'TABLE'])
    const second = says(2, 'there', ['table', 'TABLE'])
    expect(groups(first, second)).toEqual(['there → table'])
    expect(groups(second, first)).toEqual(['there → table'])
  })

  it('stop at 32 names with a warning, regardless of order', () => {
    const names = Array.from({ length: 40 }, (_, i) => `n${String(i).padStart(2, '0')}`)
    const events = names.slice(1).map((name, i) => says(i, names[0]!, [name]))
    const graph = new MemoryGraph()
    const { warnings } = graph.run(merge(events, testRules))
    expect(graph.edgesOf('ALIAS_OF')).toHaveLength(MAX_GROUP - 1)
    expect(warnings).toHaveLength(8)
    expect(warnings[0]).toContain('db/n00 and db/n32')
    expect(groups(...[...events].reverse())).toEqual(edgesAsText(graph, 'ALIAS_OF'))
  })

  it('leave a pair out and continue with the next', () => {
    const names = new Map<string, string>()
    const id = (name: string) => {
      names.set(idOfDataset(name), name)
      return idOfDataset(name)
    }
    const pair = (a: string, b: string) => ({
      from: id(a),
      to: id(b),
      kinds: new Map([['', [1, 5] as const]]),
    })
    const many = (prefix: string) =>
      Array.from({ length: 20 }, (_, i) => pair(`${prefix}0`, `${prefix}${String(i + 1)}`))
    const { canonical, leftOut } = groupsOf([...many('a'), ...many('b'), pair('a20', 'b20')], [], (of) =>
      dataset(names.get(of)!),
    )
    expect(canonical.size).toBe(40)
    expect(leftOut.map(({ pair }) => pair.map(({ name }) => name))).toEqual([['b0', 'b20']])
  })
})

describe('a veto of a pair', () => {
  const joined = says(1, 'path', ['table', 'TABLE'])

  it('splits its group in any order, and overrides later statements', () => {
    const parted = observeVeto(2, ['path', 'table'])
    const again = says(9, 'path', ['table', 'TABLE'], ['table', 'LOCATION'])
    expect(groups(joined, parted)).toEqual([])
    expect(groups(parted, joined)).toEqual([])
    expect(groups(observeVeto(2, ['table', 'path']), joined, again)).toEqual([])
    expect(edgesAsText(graphOf(joined, parted), 'SAME_AS')).toEqual(['path → table'])
  })

  it('is lifted only by a newer decision of a person', () => {
    const parted = observeVeto(2, ['path', 'table'])
    expect(groups(joined, observeVeto(3, ['table', 'path'], false), parted)).toEqual(['path → table'])
    expect(groups(joined, parted, observeVeto(1, ['path', 'table'], false))).toEqual([])
  })

  it('stores who decided last', () => {
    const graph = graphOf(
      observeVeto(3, ['a', 'b'], false, 'bob'),
      observeVeto(2, ['b', 'a'], true, 'ann'),
      joined,
    )
    const [edge] = graph.edgesOf('NOT_SAME_AS')
    expect(edge!.props).toEqual({ vetoed: false, by: 'bob', stamps: '{"vetoed":[3,5]}', firstSeen: 2 })
    expect(edgesAsText(graph, 'NOT_SAME_AS')).toEqual(['a → b'])
  })

  it('separates the pair through other datasets too, and warns about the pair that was left out', () => {
    const events = [says(1, 'b', ['a'], ['c']), says(2, 'a', ['c']), observeVeto(3, ['a', 'c'])]
    const graph = new MemoryGraph()
    const { warnings } = graph.run(merge(events, testRules))
    expect(edgesAsText(graph, 'ALIAS_OF')).toEqual(['b → a'])
    expect(warnings).toEqual([
      'db/b and db/c are stated to be one dataset but were not joined: ' +
        'it would make one of db/a and db/c, which a person has separated.',
    ])
  })

  it('affects only the pair: a table returns to the dataset that claimed it before', () => {
    const first = says(1, 'here', ['table', 'TABLE'])
    const wrong = says(2, 'there', ['table', 'TABLE'])
    expect(groups(first, wrong, observeVeto(3, ['there', 'table']))).toEqual(['here → table'])
  })

  it('between unrelated datasets is stored, and creates both', () => {
    const graph = graphOf(observeVeto(3, ['p', 'q']))
    expect(namesOf(graph, 'Dataset')).toEqual(['p', 'q'])
    expect(edgesAsText(graph, 'NOT_SAME_AS')).toEqual(['p → q'])
  })

  it('of a dataset with itself is ignored', () => {
    expect(graphOf(observeVeto(3, ['p', 'p'])).dump()).toEqual([])
  })

  it('moves roll-ups there and back without reading an operation', () => {
    const columns = [{ to: 'k', from: ['a', 'k'] as const }]
    const graph = graphOf(
      joined,
      observeRun({ run: 1, kind: 'COMPLETE', at: 5, inputs: ['a'], outputs: [{ name: 'path', columns }] }),
    )
    for (const [vetoed, at, target] of [
      [true, 6, 'path'],
      [false, 7, 'table'],
    ] as const) {
      graph.run(merge([observeVeto(at, ['path', 'table'], vetoed)], testRules))
      expect(lineage(graph)).toEqual([`a → ${target} (stated)`])
      expect(columnLineage(graph)).toEqual([`a.k → ${target}.k (direct)`])
      expect(graph.loaded.size).toBe(0)
    }
  })

  it('makes a rename between the two an edge', () => {
    const renamed = observeDataset(3, { name: 'table', lifecycle: 'rename', renamedFrom: 'path' })
    const graph = graphOf(joined, renamed)
    expect(lineage(graph)).toEqual([])
    graph.run(merge([observeVeto(6, ['path', 'table'])], testRules))
    expect(lineage(graph)).toEqual(['path → table (stated)'])
  })
})

describe('roll-ups and groups', () => {
  const columns = [{ to: 'k', from: ['a', 'k'] as const }]
  const written = observeRun({
    run: 1,
    kind: 'COMPLETE',
    at: 5,
    inputs: ['a'],
    outputs: [{ name: 'path', columns }],
  })

  it('end at the canonical dataset, and move there when a group forms later', () => {
    const joined = says(9, 'path', ['table', 'TABLE'])
    for (const graph of [graphOf(written, joined), graphOf(joined, written)]) {
      expect(lineage(graph)).toEqual(['a → table (stated)'])
      expect(columnLineage(graph)).toEqual(['a.k → table.k (direct)'])
      expect(edgesAsText(graph, 'WRITES')).toEqual(['job → table'])
    }
  })

  it('move back when the group separates, and columns that only other names had are dropped', () => {
    const joined = says(6, 'path', ['table', 'TABLE'])
    const parted = says(7, 'path', ['newer', 'TABLE'])
    const graph = graphOf(written, joined, parted)
    expect(lineage(graph)).toEqual(['a → newer (stated)'])
    expect(namesOf(graph, 'Column')).toEqual(['a.k', 'newer.k', 'path.k'])
  })

  it('move without reading an operation', () => {
    const graph = graphOf(written)
    graph.run(merge([says(9, 'path', ['table', 'TABLE'])], testRules))
    expect(graph.loaded.size).toBe(0)
  })
})

describe('a rename', () => {
  const renamed = (kind: 'COMPLETE' | 'FAIL' = 'COMPLETE') =>
    observeRun({ run: 1, kind, at: 5, outputs: [{ name: 'new', lifecycle: 'rename', renamedFrom: 'old' }] })
  const stated = observeDataset(3, { name: 'new', lifecycle: 'rename', renamedFrom: 'old' })

  it('is a stated pair, marked as a rename', () => {
    const graph = graphOf(renamed())
    expect(lineage(graph)).toEqual(['old → new (stated)'])
    expect(edgesAsText(graph, 'RENAMED_FROM')).toEqual(['new → old'])
    expect(edgesAsText(graph, 'READ')).toEqual(['job → old'])
  })

  it('of a failed run makes no lineage', () => {
    expect(lineage(graphOf(renamed('FAIL')))).toEqual([])
  })

  it('in a DatasetEvent has no end', () => {
    const [edge] = graphOf(stated, observeDataset(9, { name: 'new' })).edgesOf('DERIVED_FROM')
    expect(edge!.props).toMatchObject({ statedFirstAt: 3, lastAt: Date.UTC(9999, 11, 31, 23, 59, 59, 999) })
    expect(edge!.props.jobId).toBeUndefined()
  })

  it('is not an edge while both names are one dataset, and becomes one again when they separate', () => {
    const joined = says(6, 'path', ['new', 'TABLE'])
    const glued = observeDataset(6, { name: 'path', symlinks: [['old', 'LOCATION']] })
    const parted = says(8, 'path', ['other', 'TABLE'])
    for (const events of [
      [renamed(), stated, joined, glued],
      [joined, glued, stated, renamed()],
    ]) {
      const graph = graphOf(...events)
      expect(lineage(graph)).toEqual([])
      graph.run(merge([parted], testRules))
      expect(lineage(graph)).toEqual(['other → new (stated)', 'other → new (stated)'])
    }
  })
})

describe('columns', () => {
  const schema = (at: number, columns: readonly string[], described?: string) =>
    observeDataset(at, { name: 'd', schema: columns, ...(described === undefined ? {} : { described }) })
  const column = (graph: MemoryGraph, name: string) =>
    graph.nodesOf('Column').find(({ props }) => props.name === name)!.props

  it('look as in the newest schema that has them, and stay when a schema drops them', () => {
    const graph = graphOf(schema(1, ['a', 'b'], 'old'), schema(2, ['b', 'c']))
    expect(column(graph, 'a')).toMatchObject({ ordinal: 0, description: 'old', firstSeen: 1 })
    expect(column(graph, 'b')).toMatchObject({ ordinal: 0, type: 'type of b', description: 'old' })
    expect(column(graph, 'c')).toMatchObject({ ordinal: 1, firstSeen: 2 })
    expect(column(graph, 'c').description).toBeUndefined()
  })

  it('return to an older schema that is seen again', () => {
    const graph = graphOf(schema(1, ['a', 'b']), schema(2, ['b', 'a']), schema(3, ['a', 'b']))
    expect(column(graph, 'a').ordinal).toBe(0)
    expect(graph.nodesOf('Schema')).toHaveLength(1)
  })

  it('of every name exist on the canonical dataset', () => {
    const graph = graphOf(schema(5, ['a']), says(6, 'd', ['table', 'TABLE']))
    expect(namesOf(graph, 'Column')).toEqual(['d.a', 'table.a'])
    const canonical = graph.nodesOf('Column').find(({ props }) => props.dataset === 'table')!.props
    expect(canonical).toMatchObject({ type: 'type of a', firstSeen: 5 })
  })

  it('let HAS_SCHEMA span only the operations that count', () => {
    const run = (id: number, kind: 'COMPLETE' | 'FAIL', at: number) =>
      observeRun({ run: id, kind, at, outputs: [{ name: 'd', schema: ['a'] }] })
    const graph = graphOf(run(1, 'COMPLETE', 10), run(2, 'FAIL', 20))
    expect(graph.edgesOf('HAS_SCHEMA')[0]!.props).toMatchObject({ firstAt: 10, lastAt: 10, seenAt: 20 })
  })
})
