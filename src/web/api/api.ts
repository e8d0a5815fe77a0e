import { ApiProblem, Unreachable, type Problem } from './api-problem.ts'
import { heldKey, refuseKey } from './session.ts'
import { tellReach } from './reach.ts'

export type QueryValue = string | number | boolean | undefined | readonly string[]

export interface CallOptions {
  readonly query?: { readonly [name: string]: QueryValue }
  readonly body?: unknown
  readonly headers?: { readonly [name: string]: string }
  readonly signal?: AbortSignal
  /** Nobody waits for it: where it is refused, no key is asked for. */
  readonly aside?: boolean
}

/** Asks below `/api/v1/`, with the key that the user gave; throws `ApiProblem` or `Unreachable`. */
export async function call(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  const { query = {}, body, headers = {}, signal, aside = false } = options
  const url = new URL(path.startsWith('/') ? path : `/api/v1/${path}`, location.origin)
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? (value as readonly string[]) : [value])
      if (each !== undefined && each !== '') url.searchParams.append(name, String(each))
  const key = heldKey()
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error
    tellReach('away')
    throw new Unreachable(error)
  })
  if (response.ok) {
    tellReach('there')
    return response
  }
  const problem = await problemOf(response)
  if (response.status === 401 && !aside) refuseKey(problem.detail, key)
  tellReach(response.status === 503 || response.status === 502 ? 'away' : 'there')
  const seconds = Number(response.headers.get('retry-after'))
  throw new ApiProblem(problem, seconds > 0 ? seconds : undefined)
}

/** The JSON of an answer. */
export async function getJson<T>(
  path: string,
  query?: CallOptions['query'],
  signal?: AbortSignal,
): Promise<T> {
  const response = await call('GET', path, {
    ...(query === undefined ? {} : { query }),
    ...(signal === undefined ? {} : { signal }),
  })
  return (await response.json()) as T
}

/** Sends JSON and gives that of the answer; undefined where it has none (204). */
export async function sendJson<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const response = await call(method, path, options)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

async function problemOf(response: Response): Promise<Problem> {
  const told = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined
  return {
    type: '/problems/unknown',
    title: response.statusText,
    detail: `the server answered with ${response.status}`,
    ...told,
    status: response.status,
  }
}
