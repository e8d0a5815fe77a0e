import { join } from 'node:path'
import { instance } from '@viz-js/viz'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAsk } from '../../src/app/ask.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import type { GraphJson, TableJson } from '../../src/render/answer-json.ts'
import { FORMATS } from '../../src/render/format-names.ts'
import { renderAs } from '../../src/render/formats.ts'
import { toAnswerJson } from '../../src/render/to-answer-json.ts'
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { readCsv, readDot, readGraphml, readLines } from '../outputs/read-back.ts'
import { specEvent } from '../outputs/openlineage-schema.ts'
import { ingestExamples } from './describe-golden.ts'
import { GOLDEN_NOW } from './queries.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const producerRulesModule = new URL('../../src/openlineage/producer-rules.ts', import.meta.url)

/** The queries whose answers are recorded in every suitable format, in test/golden/outputs. */
const QUESTIONS = {
  datasets: 'downstream of dataset shop.raw.raw_orders',
  columns: 'upstream of column customer_id of dataset fct_orders',
  jobs: 'upstream of dataset fct_orders at job depth 1',
  table: 'datasets count by namespace, type',
} as const

type Question = keyof typeof QUESTIONS
const GRAPHS = ['datasets', 'columns', 'jobs'] as const

describe('answers in every format', () => {
  const folder = temporaryFolder('outputs')
  const stores: LineageStore[] = []
  const answers = new Map<Question, GraphJson | TableJson>()

  const openStore = async (name: string): Promise<LineageStore> => {
    const store = await openEmbeddedStore({ folder: join(folder, name), producerRulesModule })
    stores.push(store)
    return store
  }
  const ask = async (store: LineageStore, query: string): Promise<GraphJson | TableJson> => {
    const outcome = await createAsk({ store, ceiling: DEFAULT_LIMITS, now: () => GOLDEN_NOW }).ask({ query })
    if (outcome.kind !== 'answer') throw new Error(JSON.stringify(outcome))
    const answer = toAnswerJson(outcome.answer)
    return { ...answer, stats: { ...answer.stats, elapsedMs: 0 } }
  }

  beforeAll(async () => {
    const store = await openStore('examples')
    await ingestExamples(store)
    for (const [name, query] of Object.entries(QUESTIONS))
      answers.set(name as Question, await ask(store, query))
  })
  afterAll(async () => {
    for (const store of stores) await store.close()
  })

  const graph = (name: (typeof GRAPHS)[number]): GraphJson => answers.get(name) as GraphJson
  const written = (format: (typeof FORMATS)[number], name: (typeof GRAPHS)[number]): string =>
    renderAs(format, graph(name), { at: GOLDEN_NOW })!

  it.each(Object.keys(QUESTIONS).flatMap((name) => FORMATS.map((format) => [name as Question, format] as const)))(
    '%s as %s',
    async (name, format) => {
      const text = renderAs(format, answers.get(name)!, { at: GOLDEN_NOW, width: 100 })
      if (text === undefined) {
      expect(answers.get(name)!.kind).toBe('table')
      return
    }
      await expect(text).toMatchFileSnapshot(`outputs/${name}.${format}`)
    },
  )

  it.each(GRAPHS)('%s: the combined lines of NDJSON equal the JSON', (name) => {
    const lines = readLines(written('ndjson', name)) as readonly Record<string, unknown>[]
    const all = (member: string) => lines.flatMap((line) => (member in line ? [line[member]] : []))
    const { nodes, edges, ...rest } = graph(name)
    expect(all('node')).toEqual(nodes)
    expect(all('edge')).toEqual(edges)
    expect({ ...(lines[0]!.answer as object), ...(lines.at(-1)!.end as object) }).toEqual(rest)
  })

  it.each(GRAPHS)('%s: GraphML contains each node and edge of the answer', (name) => {
    const { nodes, edges } = readGraphml(written('graphml', name))
    expect(nodes.map(({ attributes, data }) => [attributes.id, data.name])).toEqual(
      graph(name).nodes.map((node) => [node.id, node.name]),
    )
    expect(edges.map(({ attributes }) => [attributes.source, attributes.target])).toEqual(
      graph(name).edges.map(({ from, to }) => [from, to]),
    )
  })

  it.each(GRAPHS)('%s: Graphviz draws each node and edge of the answer', async (name) => {
    const { nodes, edges } = readDot(await instance(), written('dot', name))
    expect([nodes.length, edges.length]).toEqual([graph(name).nodes.length, graph(name).edges.length])
  })

  it.each(GRAPHS)('%s: CSV has a record for each node, all of one length', (name) => {
    const records = readCsv(written('csv', name))
    expect(records.length).toBe(graph(name).nodes.length + 1)
    expect(new Set(records.map(({ length }) => length)).size).toBe(1)
  })

  it.each(GRAPHS)('%s: OpenLineage is valid by its specification', (name) => {
    for (const event of readLines(written('openlineage', name))) specEvent.parse(event)
  })

  it.each(['datasets', 'columns'] as const)(
    '%s: OpenLineage, sent to a Tributary that knows nothing else, gives the same answer',
    async (name) => {
      const again = await openStore(`again-${name}`)
      const observations = readLines(written('openlineage', name)).map((event) => {
        const read = readEvent(event)
        if (!read.ok) throw new Error(read.error.reason)
        expect(read.value.warnings).toEqual([])
        return read.value.observation
      })
      await again.ingest(observations)
      const answer = (await ask(again, QUESTIONS[name])) as GraphJson
      const shape = ({ nodes, edges }: GraphJson) => ({
        nodes: nodes.map(({ id, distance }) => ({ id, distance })),
        edges: edges.map(({ from, to, jobs, transformations }) => ({
          from,
          to,
          jobs: jobs.map(({ namespace, name: job }) => `${namespace}/${job}`),
          transformations,
        })),
      })
      expect(shape(answer)).toEqual(shape(graph(name)))
    },
  )
})
