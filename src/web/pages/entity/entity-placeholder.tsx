import { Link } from 'react-router'
import { ApiProblem } from '../../api/api-problem.ts'
import { Loading } from '../../ui/loading.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'

interface Props {
  readonly kind: 'dataset' | 'job' | 'run'
  readonly error: Error | null
  readonly onRetry: () => void
}

/** Shown while an entity loads, and if it does not exist. */
export function EntityPlaceholder({ kind, error, onRetry }: Props) {
  return (
    <main className="page">
      {error === null ? (
        <Loading what={`the ${kind}`} />
      ) : isMissing(error) ? (
        <>
          <h1>This {kind} does not exist</h1>
          <p>
            The URL may be incomplete, or belong to another server. Browse{' '}
            <Link to={`/${kind}s`}>all {kind}s</Link>, or search by name above.
          </p>
        </>
      ) : (
        <ProblemView error={error} onRetry={onRetry} />
      )}
    </main>
  )
}

/** The id is invalid or unknown, so a retry is useless. */
const isMissing = (error: Error): boolean =>
  error instanceof ApiProblem && (error.problem.status === 400 || error.problem.status === 404)
