import { CannotBe, NotThere } from '../../app/browse/refusals.ts'
import { HttpProblem } from '../http-problem.ts'
import { whileThere } from '../while-there.ts'

/**
 * What browsing gives.
 * @throws HttpProblem 404 for what is not there, 400 for what cannot be, 503 if the store is away
 */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await whileThere(work)
  } catch (error) {
    if (error instanceof NotThere) throw new HttpProblem('not-found', error.message)
    if (error instanceof CannotBe)
      throw new HttpProblem('invalid-request', error.message, { path: error.path })
    throw error
  }
}
