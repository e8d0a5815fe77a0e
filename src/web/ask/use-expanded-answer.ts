import { useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { AnswerJson, GraphJson } from '../../render/answer-json.ts'
import type { Step } from './ask-url.ts'
import { expandAnswer, stepQuery } from './expand-answer.ts'
import { ask, ANSWERS } from './use-answer.ts'

/** The answer with all expansions that have loaded. */
export interface ExpandedAnswer {
  readonly answer: AnswerJson | undefined
  /** Whether expansions are still loading. */
  readonly isGrowing: boolean
  /** The error of a failed expansion. */
  readonly fault: Error | undefined
}

export function useExpandedAnswer(answer: AnswerJson | undefined, steps: readonly Step[]): ExpandedAnswer {
  const graph = answer?.kind === 'graph' ? answer : undefined
  const taken = graph === undefined ? [] : steps
  const asked = taken.map((step) => stepQuery(step, graph!))
  const { found, faults, isGrowing } = useQueries({
    queries: asked.map((query) => ({
      queryKey: ['step', query],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        ask<GraphJson>('query', { query, params: {}, limits: {} }, signal),
      ...ANSWERS,
    })),
    combine: (results) => ({
      found: results.map(({ data }) => data),
      faults: results.map(({ error }) => error),
      isGrowing: results.some(({ isFetching }) => isFetching),
    }),
  })
  const [expand] = useState(rememberSteps)
  const shown = useMemo(
    () =>
      graph === undefined
        ? answer
        : steps.reduce((sum, step, i) => (found[i] === undefined ? sum : expand(sum, step, found[i])), graph),
    [answer, graph, steps, found, expand],
  )
  return { answer: shown, isGrowing, fault: faultOf(shown, steps, faults) }
}

/** Ignores failed expansions of nodes that are not shown, as after opening an old link. */
function faultOf(
  shown: AnswerJson | undefined,
  steps: readonly Step[],
  faults: readonly (Error | null)[],
): Error | undefined {
  if (shown?.kind !== 'graph') return undefined
  const at = faults.findIndex(
    (fault, i) => fault !== null && shown.nodes.some(({ id }) => id === steps[i]?.id),
  )
  return faults[at] ?? undefined
}

/** Caches each expansion, so that a further one adds to the same objects. */
function rememberSteps(): typeof expandAnswer {
  const known = new WeakMap<GraphJson, WeakMap<GraphJson, GraphJson>>()
  return (answer, step, found) => {
    const of = known.get(answer) ?? new WeakMap<GraphJson, GraphJson>()
    known.set(answer, of)
    const made = of.get(found) ?? expandAnswer(answer, step, found)
    of.set(found, made)
    return made
  }
}
