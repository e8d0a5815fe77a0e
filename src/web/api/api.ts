import { ApiProblem, Unreachable, type Problem } from './api-problem.ts'
import { currentKey, refuseKey } from './session.ts'
import { setConnectivity } from './connectivity.ts'

export type QueryValue = string | number | boolean | undefined | readonly string[]

export interface CallOptions {
  readonly query?: { readonly [name: string]: QueryValue }
  readonly body?: unknown
  readonly headers?: { readonly [name: string]: string }
  readonly signal?: AbortSignal
  /** A background request. If it is refused, the user does not see a sign-in dialog. */
  readonly aside?: boolean
}

/** Sends a request below `/api/v1/` with the user's key. Throws `ApiProblem` or `Unreachable`. */
export async function call(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  const { query = {}, body, headers = {}, signal, aside = false } = options
  const url = new URL(path.startsWith('/') ? path : `/api/v1/${path}`, location.origin)
  for (const [name, value] of Object.entries(query))
    for (const each of Array.isArray(value) ? (value as readonly string[]) : [value])
      if (each !== undefined && each !== '') url.searchParams.append(name, String(each))
  const key = currentKey()
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
    setConnectivity('offline')
    throw new Unreachable(error)
  })
  if (response.ok) {
    setConnectivity('online')
    return response
  }
  const problem = await problemOf(response)
  if (response.status === 401 && !aside) refuseKey(problem.detail, key)
  setConnectivity(response.status === 503 || response.status === 502 ? 'offline' : 'online')
  const seconds = Number(response.headers.get('retry-after'))
  throw new ApiProblem(problem, seconds > 0 ? seconds : undefined)
}

/** GETs JSON. */
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

/** Sends JSON and returns the JSON of the response; undefined if it has no body (204). */
export async function sendJson<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const response = await call(method, path, options)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined
  return {
    type: '/problems/unknown',
    title: response.statusText,
    detail: `the server answered with ${response.status}`,
    ...body,
    status: response.status,
  }
}
