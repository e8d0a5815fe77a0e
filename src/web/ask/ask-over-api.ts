import { call } from '../api/api.ts'
import { ApiProblem } from '../api/api-problem.ts'
import type { AskApi } from '../editor/language-tools.ts'

/** What the editor asks of the language, with the key that the user gave; a problem is an answer too. */
export const askOverApi: AskApi = async (path, body, signal) => {
  try {
    const response = await call('POST', path, {
      body,
      // Who writes is not to be interrupted: a key is asked for once something is asked.
      aside: true,
      ...(signal === undefined ? {} : { signal }),
    })
    return { ok: true, body: await response.json() }
  } catch (error) {
    if (error instanceof ApiProblem) return { ok: false, body: error.problem }
    throw error
  }
}
