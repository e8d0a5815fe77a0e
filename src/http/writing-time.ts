import { HttpProblem } from './http-problem.ts'

/** However late an answer comes, it may be written for so many milliseconds. */
const LEAST_MS = 250
/** Reading the clock costs about as much as writing a line. */
const CHECKS_PER_LOOK = 32

/**
 * A check for code that writes an answer: it throws once the question's time limit is up.
 * @param deadline by `performance.now()`
 */
export function writingTime(deadline: number): () => void {
  const end = Math.max(deadline, performance.now() + LEAST_MS)
  let checks = 0
  return () => {
    if (checks++ % CHECKS_PER_LOOK === 0 && performance.now() > end) throw tooLong()
  }
}

const tooLong = (): HttpProblem =>
  new HttpProblem(
    'unavailable',
    'the time limit of the query was up while its answer was written in this form: raise limits.timeMs, ask for fewer nodes and edges, or ask for JSON',
  )
