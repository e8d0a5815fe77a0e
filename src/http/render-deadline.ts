import { HttpProblem } from './http-problem.ts'

/** The minimum time for rendering, in milliseconds, even if the query used up its time limit. */
const MIN_RENDER_MS = 250
/** Calls per reading of the clock, which costs about as much as rendering a line. */
const CALLS_PER_READING = 32

/**
 * Returns a check for code that renders an answer. It throws HttpProblem 503 after the time limit of the query.
 * @param deadline by `performance.now()`
 */
export function renderDeadline(deadline: number): () => void {
  const end = Math.max(deadline, performance.now() + MIN_RENDER_MS)
  let calls = 0
  return () => {
    if (calls++ % CALLS_PER_READING === 0 && performance.now() > end) throw tooLong()
  }
}

const tooLong = (): HttpProblem =>
  new HttpProblem(
    'unavailable',
    'the time limit of the query ended while the answer was rendered in this format: raise limits.timeMs, request fewer nodes and edges, or request JSON',
  )
