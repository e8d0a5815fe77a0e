import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { AnswerJson } from '../../render/answer-json.ts'
import { sendJson } from '../api/api.ts'
import type { AskLimits, AskState } from './ask-url.ts'

/** A query as it is sent. */
export type Question = Pick<AskState, 'query' | 'params' | 'limits'>

/** The cache key of an answer. */
export const answerKey = ({ query, params, limits }: Question) => ['answer', query, params, limits] as const

/** Runs the query of the URL, if any. A new query aborts the previous request, and the server stops it too. */
export function useAnswer(question: Question): UseQueryResult<AnswerJson> {
  return useQuery({
    queryKey: answerKey(question),
    queryFn: ({ signal }) => ask('query', question, signal),
    enabled: question.query.trim() !== '',
    ...ANSWERS,
  })
}

/** The plan of a query. */
export function usePlan(question: Question): UseQueryResult<AnswerJson> {
  return useQuery({
    queryKey: ['plan', ...answerKey(question)],
    queryFn: ({ signal }) => ask('explain', question, signal),
    ...ANSWERS,
  })
}

/**
 * An answer stays cached until it is refetched, so Back shows what was seen. Structural sharing is off because comparing large
 * answers is slow.
 */
export const ANSWERS = { staleTime: Infinity, gcTime: 5 * 60_000, structuralSharing: false } as const

export function ask<T extends AnswerJson>(
  how: 'query' | 'explain',
  { query, params, limits }: Question,
  signal: AbortSignal,
): Promise<T> {
  return sendJson<T>('POST', how, {
    body: {
      query,
      ...(Object.keys(params).length === 0 ? {} : { params }),
      ...(isEmpty(limits) ? {} : { limits }),
    },
    signal,
  })
}

const isEmpty = (limits: AskLimits): boolean => Object.keys(limits).length === 0
