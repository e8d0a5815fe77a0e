import { QueryClient } from '@tanstack/react-query'
import { ApiProblem, Unreachable } from './api-problem.ts'

/** Responses stay fresh for 30 s. Requests that failed because the server was unavailable are retried. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        // The browser's online status says nothing about a server on this machine.
        networkMode: 'always',
        retry: (failures, error) => failures < 3 && mayPass(error),
        retryDelay: (failures, error) =>
          error instanceof ApiProblem && error.retryAfter !== undefined
            ? error.retryAfter * 1000
            : Math.min(500 * 2 ** failures, 5000),
      },
      mutations: { networkMode: 'always' },
    },
  })

const mayPass = (error: Error): boolean =>
  error instanceof Unreachable ||
  (error instanceof ApiProblem && [429, 502, 503].includes(error.problem.status))
