import { InvalidParameter, EntityNotFound } from '../../app/browse/browse-errors.ts'
import { HttpProblem } from '../http-problem.ts'
import { mapStoreErrors } from '../map-store-errors.ts'

/**
 * Runs `work`.
 * @throws HttpProblem 404 if the entity does not exist, 400 for an invalid request, 503 if the store is unavailable
 */
export async function mapBrowseErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await mapStoreErrors(work)
  } catch (error) {
    if (error instanceof EntityNotFound) throw new HttpProblem('not-found', error.message)
    if (error instanceof InvalidParameter)
      throw new HttpProblem('invalid-request', error.message, { path: error.path })
    throw error
  }
}
