import type { NoteJson } from '../../render/answer-json.ts'

/** A problem details object from the API (RFC 9457). */
export interface Problem {
  /** `/problems/NAME` */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly requestId?: string
  readonly path?: string
  readonly diagnostics?: readonly NoteJson[]
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
  /** For `query-in-use`: the saved queries that call this one. */
  readonly callers?: readonly string[]
  /** For `precondition-failed`: the current state of the edited entity. */
  readonly current?: { readonly [field: string]: unknown }
}

/** The server answered with an error. */
export class ApiProblem extends Error {
  readonly problem: Problem
  /** Seconds to wait before a retry, from the Retry-After header. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail)
    this.name = 'ApiProblem'
    this.problem = problem
    this.retryAfter = retryAfter
  }

  /** The problem type, such as `precondition-failed`. */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf('/') + 1)
  }
}

/** No response arrived: the server or the network is down. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('the server is not reachable', { cause })
    this.name = 'Unreachable'
  }
}
