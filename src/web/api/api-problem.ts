import type { NoteJson } from '../../render/answer-json.ts'

/** A problem as the API tells it (RFC 9457). */
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
  /** Of `called-by-others`: saved queries that call the one meant. */
  readonly callers?: readonly string[]
  /** Of `edited-meanwhile`: what was to be edited, as it is now. */
  readonly current?: { readonly [field: string]: unknown }
}

/** The server answered, and it was no. */
export class ApiProblem extends Error {
  readonly problem: Problem
  /** Seconds to wait before another try, where the server says so. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail)
    this.name = 'ApiProblem'
    this.problem = problem
    this.retryAfter = retryAfter
  }

  /** Such as `edited-meanwhile`. */
  get kind(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf('/') + 1)
  }
}

/** No answer came: the server is away, or the network is. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('the server cannot be reached', { cause })
    this.name = 'Unreachable'
  }
}
