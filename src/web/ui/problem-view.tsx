import { ApiProblem, Unreachable } from '../api/api-problem.ts'
import './problem-view.css'

/** What went wrong, and what can be done about it. */
export function ProblemView({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  const { title, detail, advice, requestId } = toldOf(error)
  return (
    <div className="problem" role="alert">
      <strong>{title}</strong>
      <p>{detail}</p>
      {advice === undefined ? null : <p className="faint">{advice}</p>}
      {requestId === undefined ? null : <p className="faint mono">Request {requestId}</p>}
      {onRetry === undefined ? null : (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  )
}

interface Told {
  readonly title: string
  readonly detail: string
  readonly advice?: string | undefined
  readonly requestId?: string | undefined
}

function toldOf(error: Error): Told {
  if (error instanceof Unreachable)
    return {
      title: 'The server cannot be reached',
      detail: 'Nothing was changed. It is tried again by itself.',
    }
  if (!(error instanceof ApiProblem)) return { title: 'Something broke in the viewer', detail: error.message }
  const { title, detail, requestId, status } = error.problem
  return { title, detail: sentence(detail), advice: adviceFor(error.kind, status), requestId }
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?`]$/u.test(text) ? '' : '.'}`

function adviceFor(kind: string, status: number): string | undefined {
  switch (kind) {
    case 'unauthorized':
      return 'Sign in with a key or token.'
    case 'forbidden':
      return 'Ask whoever runs this server for a key that may do this.'
    case 'too-many-requests':
      return 'Wait a moment: it is tried again by itself.'
    case 'unavailable':
      return 'The server lives but cannot answer now. It is tried again by itself.'
    case 'edited-meanwhile':
      return 'Somebody else changed it since you opened it. Look at what it is now, then change it again.'
    default:
      return status >= 500 ? 'The server’s log has the details under the number below.' : undefined
  }
}
