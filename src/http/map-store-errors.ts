import { isStoreUnavailable } from '../app/is-store-unavailable.ts'
import { HttpProblem } from './http-problem.ts'

/**
 * Runs `work`.
 * @throws HttpProblem 503 if the store is unavailable
 */
export async function mapStoreErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isStoreUnavailable(error)) throw new HttpProblem('unavailable', error.message)
    throw error
  }
}
