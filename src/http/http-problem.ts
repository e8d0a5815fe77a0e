import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import { PROBLEMS, type ProblemName } from './problems.ts'

/** Thrown anywhere below a route to answer with a problem; converted in one place. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly problem: ProblemName
  readonly members: Readonly<Record<string, unknown>>

  /** `detail` is a sentence for the caller; `members` go beside it in the body. */
  constructor(problem: ProblemName, detail: string, members: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.problem = problem
    this.members = members
  }
}

/** A problem as `application/problem+json` (RFC 9457), with the request id; 503 and 429 say when to come back, in a second unless the header was set before. */
export function problemResponse(
  c: Context<AppEnv>,
  problem: ProblemName,
  detail: string,
  members: Readonly<Record<string, unknown>> = {},
): Response {
  const { status, title } = PROBLEMS[problem]
  if (status === 503 || (status === 429 && !c.res.headers.has('Retry-After'))) c.header('Retry-After', '1')
  const body = {
    type: `/problems/${problem}`,
    title,
    status,
    detail,
    requestId: c.get('requestId'),
    ...members,
  }
  return c.body(`${JSON.stringify(body)}\n`, status, { 'Content-Type': 'application/problem+json' })
}
