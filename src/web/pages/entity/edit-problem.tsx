import { ApiProblem } from '../../api/api-problem.ts'
import { ProblemView } from '../../ui/problem-view.tsx'

/** The error of an edit. After a conflict the typed text is still there. */
export function EditProblem({ error }: { readonly error: Error | null }) {
  if (error === null) return null
  if (!(error instanceof ApiProblem) || error.kind !== 'precondition-failed')
    return <ProblemView action error={error} />
  return (
    <div className="problem" role="alert">
      <strong>Somebody else changed it</strong>
      <p>
        Your change was not saved. The page shows the current state, and your input is still here. Save again
        to apply it.
      </p>
    </div>
  )
}
