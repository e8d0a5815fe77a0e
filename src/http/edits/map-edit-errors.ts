import {
  EditUnavailable,
  EditConflict,
  NothingToRemove,
  AliasConflict,
  NotAllowed,
} from '../../app/edits/edit-errors.ts'
import { mapBrowseErrors } from '../browse/map-browse-errors.ts'
import { HttpProblem } from '../http-problem.ts'

/**
 * Runs `work`. For a caller without the scope `read`, the messages name the cause, but nothing that is in the graph.
 * @throws HttpProblem 404, 400, 403, 409, 412 or 503 if the edit cannot be made
 */
export async function mapEditErrors<T>(
  work: () => Promise<T>,
  { mayRead }: { readonly mayRead: boolean },
): Promise<T> {
  const messageOf = (error: Error, otherwise: string): string => (mayRead ? error.message : otherwise)
  try {
    return await mapBrowseErrors(work)
  } catch (error) {
    if (error instanceof HttpProblem && error.problem === 'not-found' && !mayRead)
      throw new HttpProblem('not-found', 'no entity of this kind has this id or name')
    if (error instanceof NothingToRemove)
      throw new HttpProblem(
        'not-found',
        messageOf(error, 'the entity does not have this tag, owner or alias'),
      )
    if (error instanceof AliasConflict)
      throw new HttpProblem(
        'alias-conflict',
        messageOf(error, 'the two datasets cannot be joined: a key with the scope `read` sees the reason'),
      )
    if (error instanceof EditConflict)
      throw error.current === undefined
        ? new HttpProblem(
            'precondition-failed',
            'somebody edited the entity after the version in `If-Match`: read it again',
          )
        : new HttpProblem('precondition-failed', error.message, { current: error.current })
    if (error instanceof NotAllowed) throw new HttpProblem('forbidden', error.message)
    if (error instanceof EditUnavailable) throw new HttpProblem('unavailable', error.message)
    throw error
  }
}
