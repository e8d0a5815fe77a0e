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
 * What an edit gives. A caller who may not read is told what went wrong, but nothing of what the graph holds.
 * @throws HttpProblem 404, 400, 403, 409, 412 or 503 for what cannot be changed, or not now
 */
export async function editing<T>(
  work: () => Promise<T>,
  { mayRead }: { readonly mayRead: boolean },
): Promise<T> {
  const said = (error: Error, otherwise: string): string => (mayRead ? error.message : otherwise)
  try {
    return await answering(work)
  } catch (error) {
    if (error instanceof HttpProblem && error.problem === 'not-found' && !mayRead)
      throw new HttpProblem('not-found', 'there is nothing of this kind with this id or name')
    if (error instanceof HasNone)
      throw new HttpProblem('not-found', said(error, 'there is no such tag, owner or alias to take away'))
    if (error instanceof KeptApart)
      throw new HttpProblem(
        'alias-conflict',
        said(error, 'the two datasets cannot become one; a key with `read` is shown why'),
      )
    if (error instanceof TooManyDeleted) throw new HttpProblem('too-many-deleted', error.message)
    if (error instanceof EditedMeanwhile)
      throw error.current === undefined
        ? new HttpProblem('precondition-failed', 'somebody edited it since the version in `If-Match`')
        : new HttpProblem('precondition-failed', error.message, { current: error.current })
    if (error instanceof NotAllowed) throw new HttpProblem('forbidden', error.message)
    if (error instanceof CannotEditNow) throw new HttpProblem('unavailable', error.message)
    throw error
  }
}
