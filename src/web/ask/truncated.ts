import type { AnswerJson, GraphJson, TableJson } from '../../render/answer-json.ts'

/** More would give millions of lines, which no browser can scroll. */
const MOST = { nodes: 5_000, edges: 10_000, rows: 20_000 } as const

export interface Truncated<T extends AnswerJson> {
  readonly answer: T
  /** The omitted counts, such as `95,000 nodes`; empty if complete. */
  readonly left: readonly { readonly count: number; readonly of: keyof typeof MOST }[]
}

/** Cuts an answer to what can be shown as text. A complete answer is returned as the same object. */
export function truncated<T extends AnswerJson>(answer: T): Truncated<T> {
  const lists =
    answer.kind === 'graph'
      ? (['nodes', 'edges'] as const)
      : answer.kind === 'table'
        ? (['rows'] as const)
        : []
  const left = lists.flatMap((of) => {
    const count = listOf(answer, of).length - MOST[of]
    return count > 0 ? [{ count, of }] : []
  })
  if (left.length === 0) return { answer, left }
  const cut = Object.fromEntries(left.map(({ of }) => [of, listOf(answer, of).slice(0, MOST[of])]))
  return { answer: { ...answer, ...cut }, left }
}

const listOf = (answer: AnswerJson, of: keyof typeof MOST): readonly unknown[] =>
  (answer as unknown as Pick<GraphJson, 'nodes' | 'edges'> & Pick<TableJson, 'rows'>)[of]
