import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { AnswerJson } from '../../render/answer-json.ts'
import { sendJson } from '../api/api.ts'
import type { AskLimits, AskState } from './ask-url.ts'

/** A question as it is sent. */
export type Question = Pick<AskState, 'query' | 'params' | 'limits'>

/** The key under which an answer is remembered. */
export const answerKey = ({ query, params, limits }: Question) => ['answer', query, params, limits] as const

/** Asks what the address says, unless it says nothing. Whatever else is asked ends it: the server stops too. */
export function useAnswer(question: Question): UseQueryResult<AnswerJson> {
  return useQuery({
    queryKey: answerKey(question),
    queryFn: ({ signal }) => ask('query', question, signal),
    enabled: question.query.trim() !== '',
    ...ANSWERS,
  })
}

/** How the question would be answered. */
export function usePlan(question: Question): UseQueryResult<AnswerJson> {
  return useQuery({
    queryKey: ['plan', ...answerKey(question)],
    queryFn: ({ signal }) => ask('explain', question, signal),
    ...ANSWERS,
  })
}

/** An answer stays until it is asked for anew: going back shows what was seen. Comparing large ones with new ones takes long. */
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
