import { ApiProblem, Unreachable } from '../api/api-problem.ts'
import { dismissKeyRequest, useKeyRequest } from '../api/session.ts'
import './problem-view.css'

interface Props {
  readonly error: Error
  readonly onRetry?: () => void
  /** The error is from an action, which is not retried automatically. */
  readonly action?: boolean
}

/** An error, and what to do about it. */
export function ProblemView({ error, onRetry, action = false }: Props) {
  const { title, detail, advice, requestId } = describeProblem(error, action)
  const isRefused = error instanceof ApiProblem && error.problem.status === 401
  // The user has signed in since the request was refused.
  const isSignedIn = useKeyRequest() === undefined && isRefused
  if (isSignedIn && onRetry === undefined)
    return (
      <p className="problem" role="status">
        You are signed in. Send it again.
      </p>
    )
  return (
    <div className="problem" role="alert">
      <strong>{title}</strong>
      <p>{detail}</p>
      {advice === undefined ? null : <p className="faint">{advice}</p>}
      {requestId === undefined ? null : <p className="faint mono">Request {requestId}</p>}
      {isRefused && !isSignedIn ? (
        <button type="button" className="button" onClick={() => dismissKeyRequest(false)}>
          Sign in
        </button>
      ) : onRetry === undefined ? null : (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  )
}

interface ProblemText {
  readonly title: string
  readonly detail: string
  readonly advice?: string | undefined
  readonly requestId?: string | undefined
}

function describeProblem(error: Error, action: boolean): ProblemText {
  if (error instanceof Unreachable)
    return {
      title: 'The server is not reachable',
      detail: action
        ? 'There was no response. Once the server is back, check whether the change was made, and try again if not. Your input is still here.'
        : 'Retrying automatically.',
    }
  if (!(error instanceof ApiProblem)) return { title: 'Error in the viewer', detail: error.message }
  const { title, detail, requestId, status } = error.problem
  return { title, detail: sentence(detail), advice: adviceFor(error.kind, status, action), requestId }
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?`]$/u.test(text) ? '' : '.'}`

function adviceFor(kind: string, status: number, action: boolean): string | undefined {
  switch (kind) {
    case 'unauthorized':
      return 'Sign in with a key or token. Your input is still here.'
    case 'forbidden':
      return 'Ask the administrator for a key with this permission.'
    case 'too-many-requests':
      return action
        ? 'Nothing was changed. Wait a moment and try again. Your input is still here.'
        : 'Wait a moment. Retrying automatically.'
    case 'unavailable':
      return action
        ? 'The server is running but cannot do this now. Try again in a moment. Your input is still here.'
        : 'The server is running but cannot answer now. Retrying automatically.'
    case 'precondition-failed':
      return 'Somebody else changed it since you opened it. Check the current state, then try again.'
    default:
      return status >= 500 ? 'The server’s log has the details under the number below.' : undefined
  }
}
