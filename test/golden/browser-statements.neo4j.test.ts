import * as fc from 'fast-check'
import neo4j, { type Driver, type Node, type Relationship } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAsk, type Asker } from '../../src/app/ask.ts'
import { cypherLiteral } from '../../src/compile/escape.ts'
import { producerRules } from '../../src/openlineage/producer-rules.ts'
import { savedStatements } from '../../src/http/browser-files/saved-statements.ts'
import { DEFAULT_LIMITS } from '../../src/query/answer.ts'
import { globEscape } from '../../src/query/text-match.ts'
import type { PlanJson } from '../../src/render/answer-json.ts'
import { toAnswerJson } from '../../src/render/to-answer-json.ts'
import { openNeo4jStore } from '../../src/store/neo4j/open-neo4j-store.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { HOSTILE_NAMES, hostileName } from '../generators/hostile-name.ts'
import { describeNeo4j } from '../neo4j/describe-neo4j.ts'
import { operatorsOf } from '../neo4j/query-plan.ts'
import { emptyGraph, openDriver } from '../neo4j/test-database.ts'
import { ingestExamples, planned } from './describe-golden.ts'
import { GOLDEN_NOW, GOLDEN_QUERIES } from './queries.ts'

/** Forms that the golden queries lack: clauses with walks or filters as their sets, and starts on a cycle of clauses. */
const MORE = [
  'lineage of stg_orders depth 1 at job',
  'upstream of fct_orders at job stop at jobs like *stg_orders*',
  'downstream of raw_orders stop at (datasets like *.stg_* union datasets like *.int_*)',
  'upstream of fct_orders within (upstream of daily_revenue depth 1..3) avoiding { stg_payments }',
  'downstream of (datasets like shop.raw.* except datasets like *payments*) depth 1',
  '(upstream of fct_orders except upstream of stg_orders) union { raw_payments }',
  'paths from datasets like shop.raw.* to datasets like shop.marts.* avoiding datasets like *.int_* depth 3',
]

interface Seen {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
}

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort()

describeNeo4j('statements for Neo4j Browser', (connection) => {
  let store: LineageStore
  let driver: Driver
  let asking: Asker
  beforeAll(async () => {
    await emptyGraph(connection)
    store = await openNeo4jStore({ ...connection, producerRules })
    await ingestExamples(store)
    driver = openDriver(connection)
    asking = createAsk({ store, ceiling: DEFAULT_LIMITS, now: () => GOLDEN_NOW })
  })
  afterAll(async () => {
    await driver.close()
    await store.close()
  })

  async function drawingOf(query: string, params = {}): Promise<NonNullable<PlanJson['browser']>> {
    const { browser } = await planned(store, { text: query, params })
    return browser!
  }

  /** The graph that Browser would show for a statement. */
  async function drawn(text: string, params = {}): Promise<Seen> {
    const { records } = await driver.executeQuery(text, params)
    const seen = (value: unknown): readonly unknown[] =>
      neo4j.isPath(value) ? value.segments.flatMap(({ start, relationship, end }) => [start, relationship, end]) : [value]
    const nodes = new Map<string, Node>()
    const edges: Relationship[] = []
    for (const value of records.flatMap((record) => ([...record.values()] as unknown[]).flatMap(seen)))
      if (neo4j.isNode(value)) nodes.set(value.elementId, value)
      else if (neo4j.isRelationship(value)) edges.push(value)
    const id = (elementId: string): string => String(nodes.get(elementId)!.properties['id'])
    // DERIVED_FROM and READS point against the direction of data.
    const ends = edges.map(({ type, startNodeElementId: a, endNodeElementId: b }) =>
      type === 'WRITES' ? [a, b] : [b, a],
    )
    return {
      nodes: sorted([...nodes.keys()].map(id)),
      edges: sorted(ends.map(([from, to]) => `${id(from!)} → ${id(to!)}`)),
    }
  }

  async function answered(query: string, params = {}): Promise<Seen> {
    const outcome = await asking.ask({ query, params })
    if (outcome.kind !== 'answer') throw new Error(JSON.stringify(outcome))
    const answer = toAnswerJson(outcome.answer)
    if (answer.kind !== 'graph') throw new Error(`no graph: ${query}`)
    return {
      nodes: sorted(answer.nodes.map(({ id }) => id)),
      edges: sorted(answer.edges.map(({ from, to }) => `${from} → ${to}`)),
    }
  }

  it('from queries draw the nodes and edges of the answer, or are refused', async () => {
    const refused: string[] = []
    let compared = 0
    const queries = [...GOLDEN_QUERIES, ...MORE.map((text) => ({ name: text, text, params: {} }))]
    for (const { name, text, params } of queries) {
      const drawing = await drawingOf(text, params)
      if (drawing.kind === 'refused') refused.push(name)
      else if (!text.startsWith('explain')) {
        expect({ text, ...(await drawn(drawing.text)) }).toEqual({ text, ...(await answered(text, params)) })
        compared++
      }
    }
    expect(compared).toBeGreaterThan(50)
    expect(refused).toMatchInlineSnapshot(`
      [
        "select-datasets-in",
        "select-datasets-matching",
        "select-datasets-several-filters",
        "select-parentheses",
        "paths-of-columns",
        "shortest-path",
        "shortest-path-of-jobs",
        "cycles",
        "cycles-in",
        "roots",
        "roots-of-selection",
        "leaves",
        "skip",
        "skip-at-job",
        "skip-depth",
        "explain-paths",
        "of-job",
        "of-job-upstream",
        "of-job-at-dataset",
        "of-column",
        "of-column-downstream",
        "of-column-direct",
        "of-column-indirect",
        "of-column-unmasked",
        "of-column-at-dataset",
        "of-dataset-at-column",
        "select-runs-last",
        "select-runs-of-dataset",
        "select-runs-filtered",
        "select-last-run",
        "select-no-run",
        "at-run-upstream",
        "at-run-as-of",
        "at-run-downstream",
        "at-operation-upstream",
        "of-last-run",
        "of-last-run-at-job",
        "of-last-run-at-dataset",
        "show-runs",
        "where-duration",
        "explain-run",
        "where-name",
        "where-not",
        "where-null",
        "where-in",
        "where-time",
        "where-older",
        "where-matching",
        "where-counts",
        "order-limit",
        "count",
        "count-by",
        "count-by-two",
        "count-by-ordered",
        "show",
        "show-columns",
        "parameter-list",
        "changes-since",
        "changes-removed",
        "changes-added-count",
        "changes-of-selection",
        "changes-explained",
      ]
    `)
  })

  it('from queries contain names as parameters', async () => {
    const names = [...HOSTILE_NAMES, ...fc.sample(hostileName, { numRuns: 300, seed: 8 })]
    const { records } = await driver.executeQuery(`RETURN ${cypherLiteral(names)} AS names`)
    expect(records[0]!.get('names')).toEqual(names)
    for (const name of [...HOSTILE_NAMES, '\\u0027 OR true //', '\\u000aDETACH DELETE n', '`x` {}']) {
      const drawing = await drawingOf('datasets like $name in $name tagged $name', { name: globEscape(name) })
      if (drawing.kind === 'refused') throw new Error(drawing.why)
      expect(await drawn(drawing.text)).toEqual({ nodes: [], edges: [] })
    }
  })

  it.each(savedStatements())('that are saved find something in the demo by index: $title', async ({ text, params }) => {
    const values: Record<string, unknown> = {}
    for (const param of params) {
      const [, name, expression] = /^:param (\w+) => (.*)$/u.exec(param)!
      const { records } = await driver.executeQuery(`RETURN ${expression!} AS value`)
      values[name!] = records[0]!.get('value')
    }
    const { nodes, edges } = await drawn(text, values)
    expect(nodes.length).toBeGreaterThan(1)
    expect(edges.length).toBeGreaterThan(0)
    const operators = await operatorsOf(driver, text, values)
    const scans = ['CartesianProduct', 'AllNodesScan', 'NodeByLabelScan', 'DirectedRelationshipTypeScan']
    expect(operators.filter((operator) => scans.includes(operator))).toEqual([])
  })
})
