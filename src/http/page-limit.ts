import { HttpProblem } from './http-problem.ts'

const PAGE = 50
export const LARGEST_PAGE = 1_000

/**
 * How many of a list are wanted: `limit` of the request, 50 without one.
 * @throws HttpProblem 400 if it is no whole number from 1 to 1,000
 */
export function pageLimit(text: string | undefined): number {
  const limit = text === undefined ? PAGE : Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE)
    throw new HttpProblem('invalid-request', `limit must be a whole number from 1 to ${LARGEST_PAGE}`, {
      path: 'limit',
    })
  return limit
}
