import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Unreachable } from '../api/api-problem.ts'
import { answerKey, type Question } from './use-answer.ts'

/** Shows that a query is running and for how long, with a button that cancels it. */
export function Waiting({
  question,
  failing,
}: {
  readonly question: Question
  readonly failing: Error | null
}) {
  const client = useQueryClient()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const since = Date.now()
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - since) / 1000)), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="row answer-waiting">
      <span className="loading-dot" aria-hidden="true" />
      <span role="status">
        {failing instanceof Unreachable ? 'The server is not reachable. Retrying…' : 'Running…'}
      </span>
      {seconds === 0 ? null : <span className="faint">{seconds} s</span>}
      <button
        type="button"
        className="button small"
        onClick={() => void client.cancelQueries({ queryKey: answerKey(question) })}
      >
        Cancel
      </button>
    </div>
  )
}
