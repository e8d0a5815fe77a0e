import { expect } from 'vitest'

import { createAsk } from '../../src/app/ask.ts'
import type { Answer } from '../../src/query/answer.ts'
import { DEFAULT_LIMITS, type Limits } from '../../src/query/answer.ts'
import type { LineageStore } from '../../src/store/lineage-store.ts'
import { minute } from './events.ts'

/** What the suite's queries take for now: thirty days after the first event. */
export const NOW = minute(30 * 24 * 60)

/** Asks a store by the language; a query that cannot be answered fails the test with its diagnostics. */
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

/** The members as `name@distance`, in the answer's order; of columns `dataset.name@distance`. */
export async function membersOf(store: LineageStore, query: string): Promise<readonly string[]> {
  const { result } = await answerTo(store, query)
  if (result.kind !== 'graph') expect.fail(`${query} answers a table`)
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
  if (result.kind !== 'graph') expect.fail(`${query} answers a table`)
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

/** The rows of a query that answers a table. */
export async function rowsOf(store: LineageStore, query: string): Promise<readonly (readonly unknown[])[]> {
  const { result } = await answerTo(store, query)
  if (result.kind !== 'table') expect.fail(`${query} answers a graph`)
  return result.rows
}
