import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import { PROBLEMS, type ProblemName } from './problems.ts'

/** An error that the client gets as a problem. Throw it anywhere below a route; `createApp` converts it to a response. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly problem: ProblemName
  readonly members: Readonly<Record<string, unknown>>

  /** `detail` says what is wrong and what to do. `members` are further members of the body; `next` replaces that of the type. */
  constructor(problem: ProblemName, detail: string, members: Readonly<Record<string, unknown>> = {}) {
    super(detail)
    this.problem = problem
    this.members = members
  }
}

/**
 * A problem as `application/problem+json` (RFC 9457), with the request id. 503 and 429 get `Retry-After: 1`; a 429 keeps the
 * header if it is already set.
 */
export function problemResponse(
  c: Context<AppEnv>,
  problem: ProblemName,
  detail: string,
  members: Readonly<Record<string, unknown>> = {},
): Response {
  const { status, title, next } = PROBLEMS[problem]
  if (status === 503 || (status === 429 && !c.res.headers.has('Retry-After'))) c.header('Retry-After', '1')
  const body = {
    type: `/problems/${problem}`,
    title,
    status,
    detail,
    next,
    requestId: c.get('requestId'),
    ...members,
  }
  return c.body(`${JSON.stringify(body)}\n`, status, { 'Content-Type': 'application/problem+json' })
}
