import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { datasetId } from '../../src/domain/ids.ts'
import type { EdgeRow, NodeRow } from '../../src/domain/graph-rows.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import type { Observation } from '../../src/domain/aggregate.ts'
import type { DumpRow, LineageStore } from '../../src/store/lineage-store.ts'
import { dumpOf } from '../parity/dump-of.ts'

interface Truth {
  readonly datasets: Readonly<Record<string, { readonly namespace: string; readonly name: string }>>
  readonly datasetEdges: readonly {
    readonly from: string
    readonly to: string
    readonly basis: readonly string[]
  }[]
  readonly columnEdges: readonly {
    readonly from: readonly [string, string]
    readonly to: readonly [string, string]
    readonly kinds: readonly string[]
  }[]
  readonly notEdges: readonly { readonly from: string; readonly to: string }[]
  readonly jobs: readonly {
    readonly namespace: string
    readonly name: string
    readonly type: string | null
  }[]
}

/** The recorded pipelines with lineage that was written by hand from their sources. */
const PIPELINES = ['dbt-shop', 'spark-warehouse'] as const
const BATCH = 64

const folder = (pipeline: string) => join(import.meta.dirname, '..', '..', 'examples', pipeline)

function recorded(pipeline: string): readonly Observation[] {
  return readFileSync(join(folder(pipeline), 'events.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line, i) => {
      const result = readEvent(JSON.parse(line))
      if (!result.ok) throw new Error(`${pipeline}, line ${String(i + 1)}: ${result.error.reason}`)
      return result.value.observation
    })
}

/** The same events in another order, the same for the same seed. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const out = [...items]
  let state = seed
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    const j = state % (i + 1)
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

const ORDERS: Readonly<Record<string, (events: readonly Observation[]) => readonly Observation[]>> = {
  'in file order': (events) => events,
  reversed: (events) => [...events].reverse(),
  shuffled: (events) => shuffled(events, 42),
  'doubled and shuffled': (events) => shuffled([...events, ...events], 7),
}

const nodesOf = (rows: readonly DumpRow[]): readonly NodeRow[] =>
  rows.flatMap((row) => (row.kind === 'node' ? [row.row] : []))
const edgesOf = (rows: readonly DumpRow[]): readonly EdgeRow[] =>
  rows.flatMap((row) => (row.kind === 'edge' ? [row.row] : []))

/** The short names that the truth gives to datasets; others by namespace and name, so that a surplus edge shows. */
function namer(truth: Truth, rows: readonly DumpRow[]): (id: string) => string {
  const names = new Map<string, string>()
  for (const { id, props } of nodesOf(rows))
    if (props.namespace !== undefined) names.set(id, `${String(props.namespace)} ${String(props.name)}`)
  for (const [short, { namespace, name }] of Object.entries(truth.datasets))
    names.set(datasetId(namespace, name), short)
  return (id) => names.get(id) ?? id
}

function datasetEdges(truth: Truth, rows: readonly DumpRow[]): readonly string[] {
  const nameOf = namer(truth, rows)
  const bases = new Map<string, Set<string>>()
  for (const edge of edgesOf(rows)) {
    if (edge.type !== 'DERIVED_FROM' || edge.fromLabel !== 'Dataset') continue
    const key = `${nameOf(edge.to)} → ${nameOf(edge.from)}`
    const basis = bases.get(key) ?? new Set()
    if (edge.props.statedFirstAt !== undefined) basis.add('stated')
    if (edge.props.statedFirstAt === undefined || edge.props.inferredFirstAt !== undefined)
      basis.add('inferred')
    bases.set(key, basis)
  }
  return [...bases].map(([key, basis]) => `${key} (${[...basis].sort().join(', ')})`).sort()
}

function columnEdges(truth: Truth, rows: readonly DumpRow[]): readonly string[] {
  const nameOf = namer(truth, rows)
  const columns = new Map(
    nodesOf(rows)
      .filter((node) => node.label === 'Column')
      .map((node) => [node.id, node.props]),
  )
  const columnName = (id: EdgeRow['from']) => {
    const column = columns.get(id)
    if (column === undefined) return id
    return `${nameOf(datasetId(String(column.namespace), String(column.dataset)))}.${String(column.name)}`
  }
  const kinds = new Map<string, Set<string>>()
  for (const edge of edgesOf(rows)) {
    if (edge.type !== 'DERIVED_FROM' || edge.fromLabel !== 'Column') continue
    const key = `${columnName(edge.to)} → ${columnName(edge.from)}`
    kinds.set(key, (kinds.get(key) ?? new Set()).add(String(edge.props.transformation).toLowerCase()))
  }
  return [...kinds].map(([key, kind]) => `${key} (${[...kind].sort().join(', ')})`).sort()
}

/**
 * Replays each recorded pipeline into a store, in four orders, and demands the lineage written by hand: no edge less,
 * none more, and the same graph in every order. `open` gives an empty store each time.
 */
export function describeTruth(store: string, open: () => Promise<LineageStore>): void {
  describe.each(PIPELINES)(`${store}: recorded pipeline %s`, (pipeline) => {
    const truth = JSON.parse(readFileSync(join(folder(pipeline), 'truth.json'), 'utf8')) as Truth
    const dumps = new Map<string, readonly DumpRow[]>()

    beforeAll(async () => {
      const events = recorded(pipeline)
      for (const [order, arrange] of Object.entries(ORDERS)) {
        const opened = await open()
        const arranged = arrange(events)
        for (let i = 0; i < arranged.length; i += BATCH) await opened.ingest(arranged.slice(i, i + BATCH))
        dumps.set(order, await dumpOf(opened))
        await opened.close()
      }
    })
    afterAll(() => dumps.clear())

    describe.each(Object.keys(ORDERS))('%s', (order) => {
      const rows = () => dumps.get(order) ?? []

      it('has the dataset edges of the truth, with their basis', () => {
        const expected = truth.datasetEdges.map(
          (e) => `${e.from} → ${e.to} (${[...e.basis].sort().join(', ')})`,
        )
        expect(datasetEdges(truth, rows())).toEqual(expected.sort())
      })

      it('has the column edges of the truth, direct and indirect', () => {
        const expected = truth.columnEdges.map(
          (e) => `${e.from.join('.')} → ${e.to.join('.')} (${[...e.kinds].sort().join(', ')})`,
        )
        expect(columnEdges(truth, rows())).toEqual(expected.sort())
      })

      it('has none of the edges that would be wrong', () => {
        const edges = new Set(datasetEdges(truth, rows()).map((edge) => edge.replace(/ \([^(]*\)$/, '')))
        expect(truth.notEdges.filter((e) => edges.has(`${e.from} → ${e.to}`))).toEqual([])
      })

      it('has the jobs of the truth, folded and with their types', () => {
        const jobs = nodesOf(rows())
          .filter((node) => node.label === 'Job')
          .map(
            ({ props }) => `${String(props.namespace)} ${String(props.name)} ${String(props.type ?? null)}`,
          )
        expect(jobs.sort()).toEqual(
          truth.jobs.map((job) => `${job.namespace} ${job.name} ${String(job.type)}`).sort(),
        )
      })

      it('is the same graph as in file order', () => {
        expect(rows()).toEqual(dumps.get('in file order'))
      })
    })
  })
}
