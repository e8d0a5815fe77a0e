import { describe, expect, it } from 'vitest'
import { resolveIn } from '../../test/parity/query-world.ts'
import { aColumn, aDataset, aJob, type World } from '../../test/parity/reference/world.ts'
import { toId } from '../domain/ids.ts'
import type { WalkNode } from './plan.ts'

const PG = 'postgres://db:5432'
const orders = aDataset(PG, 'shop.public.orders')
const RUN = '0f8fad5b-d9cb-469f-a165-70867728950e'
const OPERATION = '1f8fad5b-d9cb-469f-a165-70867728950e'
const etl = aJob('etl', 'load_orders')
const world: World = {
  datasets: [orders, aDataset(PG, 'a.items'), aDataset(PG, 'b.items')],
  columns: [aColumn(orders, 'id')],
  jobs: [etl],
  edges: [],
  touches: [],
  runs: [{ id: toId(RUN), job: etl.id, firstSeen: 0 }],
  operations: [
    {
      id: toId(OPERATION),
      job: etl.id,
      run: toId(RUN),
      startedAt: 0,
      lastEventAt: 0,
      counts: true,
      firstSeen: 0,
      runEnds: [],
      reads: [],
      writes: [],
      pairs: [],
    },
  ],
}

describe('runs and operations', () => {
  const resolved = (text: string) => resolveIn(world, text)
  const selected = (text: string) => {
    const root = resolved(text).plan?.root
    return root?.kind === 'select' ? root.selection : undefined
  }

  it.each([
    [`run ${RUN}`, { kind: 'ids', of: 'run', ids: [RUN] }],
    [`run ${RUN.toUpperCase()}`, { kind: 'ids', of: 'run', ids: [RUN] }],
    [`operation ${OPERATION}`, { kind: 'ids', of: 'operation', ids: [OPERATION] }],
    [`id ${RUN}`, { kind: 'ids', of: 'run', ids: [RUN] }],
    [`id ${OPERATION}`, { kind: 'ids', of: 'operation', ids: [OPERATION] }],
    [`id ${orders.id}`, { kind: 'ids', of: 'dataset', ids: [orders.id] }],
    ['runs', { kind: 'runs', filters: {} }],
    ['runs like load_* last 5', { kind: 'runs', filters: { like: ['load_*'] }, last: 5 }],
    ['runs of a.items', { kind: 'runs', of: { kind: 'select' }, filters: {} }],
    ['last run of job load_orders', { kind: 'runs', last: 1, one: true }],
  ])('%s', (text, selection) => {
    expect(selected(text)).toMatchObject(selection)
  })

  it.each([
    [`run ${OPERATION}`, [['unknown-name', OPERATION]]],
    ['run nothing', [['unknown-name', 'nothing']]],
    ['runs of column id of shop.public.orders', [['wrong-kind', 'column id of shop.public.orders']]],
    [`last run of run ${RUN}`, [['wrong-kind', `run ${RUN}`]]],
    [`upstream of a.items at job avoiding run ${RUN}`, [['finer-than-walk', `run ${RUN}`]]],
    [
      `upstream of a.items at run avoiding operation ${OPERATION}`,
      [['finer-than-walk', `operation ${OPERATION}`]],
    ],
    [`upstream of a.items at operation avoiding { run ${RUN}, job load_orders }`, []],
    ['upstream of a.items at operation skip datasets like a*', []],
    [
      'upstream of a.items at run skip column id of shop.public.orders',
      [['finer-than-walk', 'column id of shop.public.orders']],
    ],
    [`upstream of a.items at run skip run ${RUN}`, [['cannot-skip', `run ${RUN}`]]],
    ['cycles in upstream of a.items at run', []],
    [
      `paths from column id of shop.public.orders to run ${RUN}`,
      [['columns-by-work', 'column id of shop.public.orders']],
    ],
    ['upstream of column id of shop.public.orders at run', [['columns-by-work', 'at run']]],
    [`upstream of run ${RUN} at column`, [['columns-by-work', 'at column']]],
    [`upstream of run ${RUN} via direct`, [['via-needs-column', 'direct']]],
    [`upstream of run ${RUN} where format = csv`, []],
    [`run ${RUN} where duration > 5m`, []],
    [`run ${RUN} where duration > 5`, [['field-value', '5']]],
    [`run ${RUN} where startedAt > 5m`, [['age-by-comparison', 'startedAt > 5m']]],
    [`run ${RUN} where owner = ann`, [['unknown-field', 'owner']]],
    ['upstream of a.items at run order by startedAt, externalId', []],
    ['upstream of a.items order by startedAt', [['unknown-field', 'startedAt']]],
  ])('%s', (text, expected) => {
    const { diagnostics } = resolved(text)
    expect(diagnostics.map((d) => [d.code, text.slice(d.span!.start, d.span!.end)])).toEqual(expected)
  })

  it.each([
    [`upstream of run ${RUN}`, 'run'],
    [`upstream of operation ${OPERATION}`, 'operation'],
    [`upstream of { run ${RUN}, operation ${OPERATION}, a.items }`, 'operation'],
    [`upstream of { run ${RUN}, job load_orders }`, 'run'],
    [`upstream of operation ${OPERATION} at dataset`, 'dataset'],
    ['upstream of runs of a.items last 2', 'run'],
  ])('%s goes along %ss', (text, at) => {
    expect(resolved(text).plan?.root).toMatchObject({ kind: 'walk', at })
  })

  it.each([
    ['paths from a.items to b.items at run', 'run'],
    [`paths from run ${RUN} to b.items`, 'run'],
    [`shortest path from a.items to { b.items, operation ${OPERATION} }`, 'operation'],
    [`paths from job load_orders to run ${RUN} at dataset`, 'dataset'],
  ])('%s goes along %ss', (text, at) => {
    expect(resolved(text).plan?.root).toMatchObject({ kind: 'paths', at, window: { wholeDays: false } })
  })

  it('have exact windows, where other walks use whole days', () => {
    const clause = 'between 2026-11-01T10:00:00Z and 2026-11-02T11:00:00Z'
    const windowOf = (text: string) => (resolved(text).plan?.root as WalkNode | undefined)?.window
    const exact = {
      since: Date.UTC(2026, 10, 1, 10),
      until: Date.UTC(2026, 10, 2, 11),
      wholeDays: false,
    }
    expect(windowOf(`upstream of a.items at run ${clause}`)).toEqual(exact)
    expect(windowOf(`upstream of run ${RUN} at dataset ${clause}`)).toEqual(exact)
    expect(windowOf(`upstream of a.items at job ${clause}`)?.wholeDays).toBe(true)
  })
})
