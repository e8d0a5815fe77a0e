import {
  CannotEditNow,
  EditedMeanwhile,
  HasNone,
  KeptApart,
  NotAllowed,
  TooManyDeleted,
} from '../../app/edits/refusals.ts'
import { answering } from '../browse/answering.ts'
import { HttpProblem } from '../http-problem.ts'

/**
 * What an edit gives.
 * @throws HttpProblem 404, 400, 403, 409, 412 or 503 for what cannot be changed, or not now
 */
export async function editing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await answering(work)
  } catch (error) {
    if (error instanceof HasNone) throw new HttpProblem('not-found', error.message)
    if (error instanceof KeptApart) throw new HttpProblem('kept-apart', error.message)
    if (error instanceof TooManyDeleted) throw new HttpProblem('too-many-deleted', error.message)
    if (error instanceof EditedMeanwhile)
      throw new HttpProblem('edited-meanwhile', error.message, { current: error.current })
    if (error instanceof NotAllowed) throw new HttpProblem('forbidden', error.message)
    if (error instanceof CannotEditNow) throw new HttpProblem('unavailable', error.message)
    throw error
  }
}
