import { describe, expect, it } from 'vitest'
import type { GraphJson } from '../../render/answer-json.ts'
import { answer, chain, column, edge, node } from './answer.test-support.ts'
import { buildScene } from './build-scene.ts'
import { EMPTY_VIEW, type SceneView } from './scene-view.ts'
import { withColumns, withFocus, withGroup, withHidden, withPin } from './scene-view.test-support.ts'
import type { Scene } from './scene.ts'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const scene = (graph: GraphJson, view: SceneView = EMPTY_VIEW, columns?: GraphJson): Scene =>
  buildScene(graph, view, { now: NOW, ...(columns === undefined ? {} : { columns }) })

const ids = ({ nodes }: Scene): string[] => nodes.map((one) => one.id)
const lines = ({ edges }: Scene): string[] => edges.map((one) => one.id)

describe('buildScene', () => {
  it('draws every node as a card with its facts', () => {
    const { nodes } = scene(
      answer(
        [
          node('a', {
            type: 'table',
            owner: 'ann',
            tag: ['gold', 'pii'],
            lastWritten: '2026-03-10T09:00:00.000Z',
            status: 'FAIL',
          }),
        ],
        [],
      ),
    )
    expect(nodes[0]).toMatchObject({
      kind: 'card',
      title: 'a',
      facts: {
        type: 'table',
        owners: ['ann'],
        tags: ['gold', 'pii'],
        freshness: { text: '3 h' },
        status: { text: 'fail', tone: 'bad' },
      },
    })
  })

  it('omits hidden nodes and counts them', () => {
    const drawn = scene(chain(), withHidden(EMPTY_VIEW, 'b', true))
    expect(ids(drawn)).toEqual(['a', 'c', 'd'])
    expect(lines(drawn)).toEqual(['c>d'])
    expect(drawn.summary).toMatchObject({ cards: 4, shown: 3, hidden: 1, more: 1 })
  })

  it('draws only the lineage of the focus', () => {
    const branched = answer(
      [node('a'), node('b'), node('c'), node('x')],
      [edge('a', 'b'), edge('b', 'c'), edge('a', 'x')],
    )
    const drawn = scene(branched, withFocus(EMPTY_VIEW, 'b'))
    expect(ids(drawn)).toEqual(['a', 'b', 'c'])
    expect(drawn.summary.outOfFocus).toBe(1)
    expect(ids(scene(branched, withFocus(EMPTY_VIEW, 'gone')))).toHaveLength(4)
  })

  it('passes pins on', () => {
    const [first] = scene(chain(), withPin(EMPTY_VIEW, 'a', { x: 5, y: 7 })).nodes
    expect(first).toMatchObject({ pinned: { x: 5, y: 7 } })
  })

  describe('groups', () => {
    const grouped = answer(
      [
        node('a', { namespace: 'raw', start: true }),
        node('b', { namespace: 'raw' }),
        node('c', { namespace: 'raw', opaque: true }),
        node('d', { namespace: 'mart' }),
        node('e', { namespace: 'mart', more: true }),
      ],
      [edge('a', 'b'), edge('b', 'c'), edge('b', 'd'), edge('c', 'e'), edge('c', 'd')],
    )
    const view: SceneView = { ...EMPTY_VIEW, groupBy: 'namespace' }

    it('count members and marks, merge edges and leave out the start', () => {
      const drawn = scene(grouped, view)
      expect(ids(drawn)).toEqual(['a', 'group:raw', 'group:mart'])
      expect(drawn.nodes[1]).toMatchObject({ count: 2, marked: { opaque: 1 }, inner: 1 })
      expect(lines(drawn)).toEqual(['a>group:raw', 'group:raw>group:mart'])
      expect(drawn.edges[1]!.edges).toHaveLength(3)
      expect(drawn.summary).toMatchObject({ shown: 1, groups: 2, inGroups: 4, opaque: 1, more: 1 })
    })

    it('expand one by one', () => {
      expect(ids(scene(grouped, withGroup(view, 'mart', true)))).toEqual(['a', 'd', 'e', 'group:raw'])
    })

    it('do not consist of one node', () => {
      expect(ids(scene(grouped, withHidden(view, 'e', true)))).toEqual(['a', 'd', 'group:raw'])
    })

    it('can be by job, storage and tag too', () => {
      const by = (groupBy: 'job' | 'tag' | 'storage', opened: string[] = []): string[] =>
        ids(
          scene(
            answer(
              [
                node('a', { tag: 'x', storage: 's' }),
                node('b', { tag: ['x', 'y'], storage: 's' }),
                node('c', { tag: 'y' }),
              ],
              [
                edge('a', 'b', { jobs: [{ id: '1', namespace: 'etl', name: 'j' }] }),
                edge('a', 'c', { jobs: [{ id: '1', namespace: 'etl', name: 'j' }] }),
              ],
            ),
            { ...EMPTY_VIEW, groupBy, opened: new Set(opened) },
          ),
        )
      expect(by('tag', ['y'])).toEqual(['c', 'group:x'])
      expect(by('storage')).toEqual(['c', 'group:s'])
      expect(by('job')).toEqual(['a', 'group:etl/j'])
    })
  })

  describe('columns', () => {
    const datasets = answer([node('a'), node('b')], [edge('a', 'b')])
    const columns = answer(
      [column('a', 'x'), column('a', 'y'), column('b', 'z'), column('other', 'q')],
      [
        edge('a.x', 'b.z', { transformations: [{ type: 'DIRECT', masking: true }] }),
        edge('a.y', 'b.z', { transformations: [{ type: 'INDIRECT', subtype: 'FILTER', masking: false }] }),
      ],
    )

    it('are rows with edges of their own once both cards are open', () => {
      const open = withColumns(withColumns(EMPTY_VIEW, 'a', true), 'b', true)
      const drawn = scene(datasets, open, columns)
      expect(drawn.edges.map((one) => [one.id, one.style])).toEqual([
        ['a.a.x>b.b.z', 'masked'],
        ['a.a.y>b.b.z', 'indirect'],
      ])
      expect(drawn.nodes[0]!.height).toBeGreaterThan(scene(datasets).nodes[0]!.height)
    })

    it('lead to the card where it is closed', () => {
      expect(lines(scene(datasets, withColumns(EMPTY_VIEW, 'a', true), columns))).toEqual([
        'a.a.x>b',
        'a.a.y>b',
      ])
      expect(lines(scene(datasets, EMPTY_VIEW, columns))).toEqual(['a>b'])
      expect(scene(datasets, EMPTY_VIEW, columns).nodes[0]).toMatchObject({ columns: { known: 2, rows: [] } })
    })

    it('beyond the limit share a row and are counted; those with edges are drawn', () => {
      const many = answer(
        [...Array.from({ length: 100 }, (_, i) => column('a', `c${i}`)), column('b', 'z')],
        [edge('a.c99', 'b.z'), edge('a.c99', 'b.z')],
      )
      const drawn = scene(datasets, withColumns(EMPTY_VIEW, 'a', true), many)
      const [first] = drawn.nodes
      expect(first).toMatchObject({ columns: { known: 100, rest: 60 } })
      expect(first!.kind === 'card' && first!.columns.rows.at(-1)!.name).toBe('c99')
      expect(drawn.summary.restColumns).toBe(60)
    })

    it('make a dataset opened by hand if all of them are', () => {
      const opened = { opened: true }
      const { nodes } = scene(
        answer(
          [column('a', 'x'), column('a', 'y', opened), column('b', 'y', opened), column('b', 'z', opened)],
          [],
        ),
      )
      expect(nodes.map((card) => [card.id, card.kind === 'card' && card.marks.opened])).toEqual([
        ['a', false],
        ['b', true],
      ])
    })

    it('of an answer of columns make their datasets', () => {
      const own = answer(
        [column('a', 'x', { start: true }), column('b', 'z', { opaque: true })],
        [edge('a.x', 'b.z')],
      )
      const drawn = scene(own, withColumns(EMPTY_VIEW, 'a', true))
      expect(drawn.nodes).toMatchObject([
        { id: 'a', marks: { start: true }, columns: { rows: [{ name: 'x', start: true }] } },
        { id: 'b', marks: { opaque: true } },
      ])
      expect(lines(drawn)).toEqual(['a.a.x>b'])
    })
  })

  it('merges edges with the strongest style, and with a change only if all agree', () => {
    const nodes = [node('a'), node('b', { namespace: 'n' }), node('c', { namespace: 'n' })]
    const view: SceneView = { ...EMPTY_VIEW, groupBy: 'namespace' }
    const joined = (...changes: ('added' | 'removed')[]) =>
      scene(
        answer(nodes, [edge('a', 'b', { change: changes[0]! }), edge('a', 'c', { change: changes[1]! })]),
        view,
      ).edges[0]!
    expect(joined('added', 'added').change).toBe('added')
    expect(joined('added', 'removed').change).toBeUndefined()
  })

  it('keeps a loop as an edge', () => {
    expect(lines(scene(answer([node('a', { cycle: 1 })], [edge('a', 'a')])))).toEqual(['a>a'])
  })

  it('lists the limits that cut the answer', () => {
    const cut = answer([], [], { cuts: [{ limit: 'nodes', value: 10, message: 'cut at 10 nodes' }] })
    expect(scene(cut).summary.cuts).toEqual(['cut at 10 nodes'])
  })
})
