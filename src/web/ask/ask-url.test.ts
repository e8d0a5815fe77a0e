import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_VIEW_STATE } from '../graph-view/view-state.ts'
import { EMPTY_ASK_STATE, readAskUrl, writeAskUrl, VIEWS, type AskState } from './ask-url.ts'
import { runs } from '../../../test/runs.ts'

const ID = '0193e0a0-0000-7000-8000-000000000001'
/** Coordinates within the range that a URL can store. */
const near = <T extends { readonly x: number; readonly y: number }>(pin: T): T => ({
  ...pin,
  x: pin.x % 1e6,
  y: pin.y % 1e6,
})
const read = (text: string): AskState => readAskUrl(new URLSearchParams(text))

describe('the URL of a query', () => {
  it('is empty without a query', () => {
    expect(writeAskUrl(EMPTY_ASK_STATE).toString()).toBe('')
    expect(read('')).toEqual(EMPTY_ASK_STATE)
  })

  it('is short and readable', () => {
    const state: AskState = {
      query: 'downstream of $a',
      params: { a: 'x', names: ['b', 'c'] },
      limits: { nodes: 100_000, timeMs: 60_000 },
      view: 'table',
      selected: ['1', '2'],
      edge: '1>2',
      viewState: {
        groupBy: 'tag',
        opened: ['a,b', ''],
        columns: { of: 'all', except: ['3'] },
        hidden: ['4', '5'],
        pinned: [{ id: '6', x: -7, y: 8 }],
        focus: '9',
      },
      find: 'raw orders',
      legend: true,
      camera: { x: 1.234_56, y: -2, zoom: 0.5 },
      steps: [{ way: 'up', id: ID }],
      axis: true,
      way: 0,
      sort: { column: 'name', descending: true },
    }
    expect(decodeURIComponent(writeAskUrl(state).toString())).toBe(
      `q=downstream+of+$a&p.a=x&p.names[]=b&p.names[]=c&limit=nodes:100000,timeMs:60000&view=table&sort=-name&axis=time&way=1&steps=up:${ID}&group=tag&open=a,b&open=&cols=all,3&hide=4,5&pin=6:-7:8&focus=9&find=raw+orders&legend=open&edge=1>2&sel=1,2&cam=1.2346,-2,0.5`,
    )
  })

  it('round-trips every state', () => {
    const id = fc.uuid()
    const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed())
    const name = fc.stringMatching(/^[a-z]\w{0,9}$/u)
    const digit = fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 100)
    const state = fc.record({
      query: text,
      params: fc.dictionary(name, fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 4 })), {
        noNullPrototype: true,
      }),
      limits: fc.record(
        {
          nodes: fc.integer({ min: 1 }),
          edges: fc.integer({ min: 1 }),
          timeMs: fc.integer({ min: 1 }),
        },
        { requiredKeys: [] },
      ),
      view: fc.constantFrom(undefined, ...VIEWS),
      selected: fc.uniqueArray(id),
      edge: fc.option(text, { nil: undefined }),
      viewState: fc.record({
        groupBy: fc.constantFrom(undefined, 'none', 'namespace', 'storage', 'job', 'tag'),
        opened: fc.uniqueArray(text),
        columns: fc.record({
          of: fc.constantFrom(undefined, 'all' as const, 'none' as const),
          except: fc.uniqueArray(id),
        }),
        hidden: fc.uniqueArray(id),
        pinned: fc.uniqueArray(fc.record({ id, x: fc.integer(), y: fc.integer() }).map(near), {
          selector: (pin) => pin.id,
        }),
        focus: fc.option(id, { nil: undefined }),
      }),
      find: text,
      legend: fc.boolean(),
      camera: fc.option(
        fc.record({ x: digit, y: digit, zoom: fc.integer({ min: 1, max: 800 }).map((v) => v / 100) }),
        { nil: undefined },
      ),
      sort: fc.option(fc.record({ column: name, descending: fc.boolean() }), { nil: undefined }),
      axis: fc.boolean(),
      way: fc.option(fc.integer({ min: 0, max: 98 }), { nil: undefined }),
      steps: fc.array(fc.record({ way: fc.constantFrom('up' as const, 'down' as const), id })),
    })
    fc.assert(
      fc.property(state, (asked) => {
        expect(read(writeAskUrl(asked).toString())).toEqual(asked)
      }),
      { numRuns: runs(50) },
    )
  })

  it('ignores invalid parts', () => {
    expect(
      read(
        `q=a&view=map&cam=1,2&limit=nodes:-1,edges:x,hops:3&sel=,,a,a&steps=side:${ID},up:,up:2,down:${ID}&p.=1&way=0&sort=-&group=colour&cols=,&pin=a,b:1,c:1:x,d:1:1e9,e:1:2:3,f:1:2,f:3:4&hide=,`,
      ),
    ).toEqual({
      ...EMPTY_ASK_STATE,
      query: 'a',
      selected: ['a'],
      viewState: { ...DEFAULT_VIEW_STATE, pinned: [{ id: 'f', x: 3, y: 4 }] },
      steps: [{ way: 'down', id: ID }],
    })
    for (const camera of [
      '1,2,0',
      '1,2,-1',
      '1,2,',
      '1,2,3,4',
      'a,b,c',
      '1,2,Infinity',
      '1,2,1e9',
      '1e99,2,1',
      '1,2,1e-9',
    ])
      expect(read(`cam=${camera}`).camera).toBeUndefined()
  })
})
