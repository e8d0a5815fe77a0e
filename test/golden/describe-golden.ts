import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAsk, type AskOutcome } from '../../src/app/ask.ts'
import { explainPlan } from '../../src/app/explain-plan.ts'
import { parse } from '../../src/lang/parse.ts'
import { readEvent } from '../../src/openlineage/read-event.ts'
import { DEFAULT_LIMITS, type Limits } from '../../src/query/answer.ts'
import { namesToResolve } from '../../src/query/names-to-resolve.ts'
import type { Plan } from '../../src/query/plan.ts'
import { resolve } from '../../src/query/resolve.ts'
import type { PlanJson } from '../../src/render/answer-json.ts'
import { toAnswerJson } from '../../src/render/to-answer-json.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { GOLDEN_NOW, GOLDEN_QUERIES, type GoldenQuery } from './queries.ts'

const examples = join(import.meta.dirname, '..', '..', 'examples')
const BATCH = 100

/** On a busy machine, Neo4j may need longer than the default time to compile its first statements. */
export const LIMITS: Limits = { ...DEFAULT_LIMITS, timeMs: 60_000 }

/** Ingests all recorded examples into a store. */
export async function ingestExamples(store: LineageStore): Promise<void> {
  const observations = ['dbt-shop', 'spark-warehouse'].flatMap((pipeline) =>
    readFileSync(join(examples, pipeline, 'events.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const read = readEvent(JSON.parse(line))
        if (!read.ok) throw new Error(read.error.reason)
        return read.value.observation
      }),
  )
  for (let i = 0; i < observations.length; i += BATCH) await store.ingest(observations.slice(i, i + BATCH))
}

const NOTHING_DELETED = { datasets: 0, jobs: 0 }

/** The plan of a query as `explain` shows it, without the statements: the query does not run. */
export async function planned(
  store: LineageStore,
  { text, params = {} }: Omit<GoldenQuery, 'name'>,
): Promise<PlanJson> {
  const { tree, diagnostics } = parse(text)
  if (tree === undefined) throw new Error(JSON.stringify(diagnostics))
  const requests = namesToResolve(tree, params)
  const matches = await store.read({ kind: 'lookup', names: requests })
  const names = requests.map((request, i) => ({ request, matches: matches[i]! }))
  const resolved = resolve(tree, { params, names, now: GOLDEN_NOW })
  if (resolved.plan === undefined) throw new Error(JSON.stringify(resolved.diagnostics))
  return explainPlan(resolved.plan, store, { statements: [], cuts: [] }, names, resolved.diagnostics, NOTHING_DELETED)
}

/** The plan of a query and the statements that it sends, from a store that holds the recorded examples. */
export async function explained(
  store: LineageStore,
  { text, params = {} }: Omit<GoldenQuery, 'name'>,
): Promise<PlanJson & { readonly plan: Plan }> {
  const { explain } = createAsk({ store, ceiling: LIMITS, now: () => GOLDEN_NOW })
  const outcome = await explain({ query: text, params, limits: LIMITS })
  if (outcome.kind !== 'plan') throw new Error(JSON.stringify(outcome))
  return { ...outcome.plan, plan: outcome.plan.plan as Plan }
}

/**
 * Statements as text, with their titles, counts and parameters. A store may return rows in any order, so lists of ids and of `items`
 * made from rows are sorted.
 */
export const statementsText = (statements: PlanJson['statements']): string =>
  statements
    .map(
      ({ title, text, params, count }) =>
        `-- ${title}${count === 1 ? '' : `, sent ${count} times`}\n${text}\n${JSON.stringify(params, sorted)}`,
    )
    .join('\n\n')

const sorted = (_: string, value: unknown): unknown => {
  if (!Array.isArray(value)) return value
  if (value.every((item) => typeof item === 'string')) return value.toSorted()
  if (value.every(isIndexed)) {
    const texts = value.map((item) => JSON.stringify({ ...item, i: 0 })).toSorted()
    return texts.map((text, i) => ({ ...(JSON.parse(text) as object), i }))
  }
  return value
}

/** Whether a value is an item with its place in the list, `i`. */
const isIndexed = (item: unknown): item is { readonly i: number } =>
  typeof item === 'object' && item !== null && 'i' in item

/** An outcome as text, one node, edge, row or note a line; the time it took and the statements of a store left out. */
export function outcomeText(outcome: AskOutcome): string {
  switch (outcome.kind) {
    case 'mistakes':
      return lines('mistakes', outcome.diagnostics)
    case 'unavailable':
      return outcome.message
    case 'plan': {
      return JSON.stringify({ ...outcome.plan, statements: [], browser: undefined }, null, 2)
    }
    case 'answer': {
      const json = toAnswerJson(outcome.answer)
      const head = {
        kind: json.kind,
        query: json.query,
        complete: json.complete,
        ...(json.window === undefined ? {} : { window: json.window }),
        ...(json.comparedWith === undefined ? {} : { comparedWith: json.comparedWith }),
        stats: { members: json.stats.members, edges: json.stats.edges },
      }
      const notes = [lines('cuts', json.cuts), lines('notes', json.notes)]
      const body =
        json.kind === 'graph'
          ? [lines('nodes', json.nodes), lines('edges', json.edges), lines('paths', json.paths ?? [])]
          : [lines('columns', json.columns), lines('rows', json.rows)]
      return [JSON.stringify(head), ...notes, ...body].filter((part) => part !== '').join('\n')
    }
  }
}

const lines = (title: string, items: readonly unknown[]): string =>
  items.length === 0 ? '' : [`${title}:`, ...items.map((item) => `  ${JSON.stringify(item)}`)].join('\n')

/**
 * Runs every golden query on a store with the recorded examples and compares the answer with the one in test/golden/answers,
 * which is the same for all stores. `vitest -u` writes the answers, for review.
 */
export function describeGoldenAnswers(store: string, open: () => Promise<LineageStore>): void {
  describe(`${store}: golden answers`, () => {
    let opened: LineageStore
    beforeAll(async () => {
      opened = await open()
      await ingestExamples(opened)
    })
    afterAll(() => opened.close())

    it.each(GOLDEN_QUERIES)('$name: $text', async ({ name, text, params }) => {
      const { ask } = createAsk({ store: opened, ceiling: DEFAULT_LIMITS, now: () => GOLDEN_NOW })
      const outcome = await ask({ query: text, ...(params === undefined ? {} : { params }) })
      await expect(`${text}\n\n${outcomeText(outcome)}\n`).toMatchFileSnapshot(`answers/${name}.txt`)
    })
  })
}
