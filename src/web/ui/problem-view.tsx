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
        You are signed in now: send it once more.
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
      title: 'The server cannot be reached',
      detail: action
        ? 'No answer came. Once the server is back, see whether it was done, and if not do it once more: what you typed stays.'
        : 'It is tried again by itself.',
    }
  if (!(error instanceof ApiProblem)) return { title: 'Something broke in the viewer', detail: error.message }
  const { title, detail, requestId, status } = error.problem
  return { title, detail: sentence(detail), advice: adviceFor(error.kind, status, action), requestId }
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?`]$/u.test(text) ? '' : '.'}`

function adviceFor(kind: string, status: number, action: boolean): string | undefined {
  switch (kind) {
    case 'unauthorized':
      return 'Sign in with a key or token. What you typed stays.'
    case 'forbidden':
      return 'Ask whoever runs this server for a key that may do this.'
    case 'too-many-requests':
      return action
        ? 'Nothing was done. Wait a moment, and do it once more: what you typed stays.'
        : 'Wait a moment: it is tried again by itself.'
    case 'unavailable':
      return action
        ? 'The server lives but cannot do it now. Do it once more in a moment: what you typed stays.'
        : 'The server lives but cannot answer now. It is tried again by itself.'
    case 'edited-meanwhile':
      return 'Somebody else changed it since you opened it. Look at what it is now, then change it again.'
    default:
      return status >= 500 ? 'The server’s log has the details under the number below.' : undefined
  }
}
