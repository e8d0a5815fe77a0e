import type { AnswerJson, GraphJson, TableJson } from '../../render/answer-json.ts'

/** More of them would be millions of lines, which nobody reads and no browser can scroll through. */
const MOST = { nodes: 5_000, edges: 10_000, rows: 20_000 } as const

export interface Shortened<T extends AnswerJson> {
  readonly answer: T
  /** How much of it was left out: `95,000 nodes`. Empty: nothing. */
  readonly left: readonly { readonly count: number; readonly of: keyof typeof MOST }[]
}

/** As much of an answer as can be looked through as text; an answer of which nothing is left out is the same object. */
export function shortened<T extends AnswerJson>(answer: T): Shortened<T> {
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
