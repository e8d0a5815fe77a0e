import { expect } from 'vitest'

import { createAsk } from '../../src/app/ask.ts'
import type { Answer } from '../../src/query/answer.ts'
import { DEFAULT_LIMITS, type Limits } from '../../src/query/answer.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { minute } from './events.ts'

/** The current time in the suite's queries: thirty days after the first event. */
export const NOW = minute(30 * 24 * 60)

/** Runs a query of the language against a store; diagnostics fail the test. */
export async function answerTo(
  store: LineageStore,
  query: string,
  limits?: Partial<Limits>,
): Promise<Answer> {
  const { ask } = createAsk({ store, ceiling: DEFAULT_LIMITS, now: () => NOW })
  const outcome = await ask({ query, ...(limits && { limits }) })
  if (outcome.kind !== 'answer') expect.fail(`${query}: ${JSON.stringify(outcome)}`)
  return outcome.answer
}

/** The members as `name@distance`, in the answer's order; columns as `dataset.name@distance`. */
export async function membersOf(store: LineageStore, query: string): Promise<readonly string[]> {
  const { result } = await answerTo(store, query)
  if (result.kind !== 'graph') expect.fail(`${query} has a table as its answer`)
  return result.nodes
    .filter((node) => node.member === true)
    .map((node) => {
      const name = node.dataset === undefined ? node.name : `${node.dataset.name}.${node.name}`
      return node.distance === undefined ? name : `${name}@${node.distance}`
    })
}

/** The edges as `from → to (jobs; basis)`, sorted. */
export async function edgesOf(store: LineageStore, query: string): Promise<readonly string[]> {
  const { result } = await answerTo(store, query)
  if (result.kind !== 'graph') expect.fail(`${query} has a table as its answer`)
  const names = new Map<string, string>(
    result.nodes.map((node) => [
      node.id,
      node.dataset === undefined ? node.name : `${node.dataset.name}.${node.name}`,
    ]),
  )
  return result.edges
    .map((edge) => {
      const jobs = edge.jobs.map((job) => job.name).join(' ')
      return `${names.get(edge.from) ?? '?'} → ${names.get(edge.to) ?? '?'} (${[jobs, ...edge.basis].join('; ')})`
    })
    .sort()
}

/** The rows of a query with a table as its answer. */
export async function rowsOf(store: LineageStore, query: string): Promise<readonly (readonly unknown[])[]> {
  const { result } = await answerTo(store, query)
  if (result.kind !== 'table') expect.fail(`${query} has a graph as its answer`)
  return result.rows
}
