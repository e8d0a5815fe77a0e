import { isStoreAway } from '../app/store-away.ts'
import { HttpProblem } from './http-problem.ts'

/**
 * What the work gives.
 * @throws HttpProblem 503 if the store is away
 */
export async function whileThere<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isStoreAway(error)) throw new HttpProblem('unavailable', error.message)
    throw error
  }
}
