import { useMutation } from '@tanstack/react-query'
import { both } from '../../../diagnostics/wording.ts'
import { sendJson } from '../../api/api.ts'
import { ApiProblem } from '../../api/api-problem.ts'
import { BusyButton } from '../../ui/busy-button.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { useSavedChanged } from './use-saved-queries.ts'

/** Confirms the deletion of a saved query, and confirms again if other queries call it. */
export function DeleteSaved({ name, onDone }: { readonly name: string; readonly onDone: () => void }) {
  const changed = useSavedChanged()
  const { mutate, error, isPending } = useMutation({
    mutationFn: (force: boolean) =>
      sendJson('DELETE', `queries/${encodeURIComponent(name)}`, { query: { force: force || undefined } }),
    onSuccess: changed,
  })
  const callers = error instanceof ApiProblem ? (error.problem.callers ?? []) : []
  return (
    <div className="saved-delete" role="alert">
      {error !== null && callers.length === 0 ? <ProblemView action error={error} /> : null}
      <p>
        {callers.length === 0
          ? `Delete @${name}?`
          : `@${name} is called by ${both(callers.map((caller) => `@${caller}`))}. These queries will no longer run.`}
      </p>
      <div className="row">
        <BusyButton
          className="button danger small"
          busy={isPending}
          autoFocus
          onClick={() => mutate(callers.length > 0)}
        >
          {callers.length === 0 ? 'Delete' : 'Delete anyway'}
        </BusyButton>
        <button type="button" className="button small" onClick={onDone}>
          Cancel
        </button>
      </div>
    </div>
  )
}
