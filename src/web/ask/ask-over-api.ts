import { call } from '../api/api.ts'
import { ApiProblem } from '../api/api-problem.ts'
import type { AskApi } from '../editor/language-tools.ts'

/** Sends the editor's language requests with the user's key. An API problem is returned, not thrown. */
export const askOverApi: AskApi = async (path, body, signal) => {
  try {
    const response = await call('POST', path, {
      body,
      // Typing must not be interrupted by a request for a key. That comes when the user runs the query.
      aside: true,
      ...(signal === undefined ? {} : { signal }),
    })
    return { ok: true, body: await response.json() }
  } catch (error) {
    if (error instanceof ApiProblem) return { ok: false, body: error.problem }
    throw error
  }
}
