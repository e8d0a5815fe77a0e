import { isJsonObject } from '../lib/json.ts'
import type { AnswerJson } from '../render/answer-json.ts'
import { isNextStep } from '../diagnostics/next-step.ts'
import { CommandFailed } from './command-failed.ts'
import { problemFailed, type Problem } from './problem-failed.ts'

/** How to call the server. */
export interface ApiOptions {
  readonly url: string
  readonly apiKey?: string
  /** How the user calls this program, for messages: `tributary` or `npm run -s tributary --`. */
  readonly invocation: string
  /** Whether the command can also open a store itself (`--data`), for messages. */
  readonly canOpenStore?: boolean
  /** The time limit of a request; absent: none. */
  readonly timeoutMs?: number
}

export interface ApiResponse {
  readonly status: number
  readonly retryAfterMs?: number
  /** Undefined if the body is not JSON. */
  readonly body: unknown
}

/** Nothing answers at the URL. */
export class ServerUnreachable extends CommandFailed {
  /** `No Tributary server answers at http://127.0.0.1:8080: connection refused`. */
  readonly reason: string
  /** What the user can do, as a sentence. */
  readonly remedy: string

  constructor({ url, invocation, canOpenStore = false }: ApiOptions, cause: string) {
    const reason = `No Tributary server answers at ${url}: ${cause}`
    const start = `Start one with \`${invocation} serve\``
    const remedy = canOpenStore
      ? `${start}, set --url to the address of a running server, or set --data to the folder of a store that no server uses.`
      : `${start}, or set --url to the address of a running server.`
    super(`${reason}. ${remedy}`, 'tributary serve')
    this.reason = reason
    this.remedy = remedy
  }
}

/** Posts to the API. @throws CommandFailed if the server does not answer */
export async function post(
  api: ApiOptions,
  path: string,
  contentType: string,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<ApiResponse> {
  const response = await send(api, path, contentType, body)
  const text = await response.text()
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    status: response.status,
    ...(Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {}),
    body: parsed(text),
  }
}

/** Sends a request, with a JSON body if `body` is set. @throws CommandFailed if the server does not answer */
export async function request(
  api: ApiOptions,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<ApiResponse> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  const response = await send(api, path, 'application/json', text, method)
  return { status: response.status, body: parsed(await response.text()) }
}

async function send(
  api: ApiOptions,
  path: string,
  contentType: string,
  body: string | Uint8Array<ArrayBuffer> | undefined,
  method = 'POST',
  accept = 'application/json',
): Promise<Response> {
  const headers = {
    ...(body === undefined ? {} : { 'Content-Type': contentType }),
    Accept: accept,
    ...(api.apiKey === undefined ? {} : { Authorization: `Bearer ${api.apiKey}` }),
  }
  let target: URL
  try {
    target = new URL(path, api.url.endsWith('/') ? api.url : `${api.url}/`)
  } catch {
    throw new CommandFailed(
      `${api.url} is not a URL. Set --url to one such as http://127.0.0.1:8080.`,
      'tributary help troubleshooting',
    )
  }
  try {
    return await fetch(target, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(api.timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(api.timeoutMs) }),
    })
  } catch (error) {
    throw new ServerUnreachable(api, causeOf(error))
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (!(cause instanceof Error)) return String(cause)
  const code = 'code' in cause ? cause.code : undefined
  if (code === 'ECONNREFUSED') return 'connection refused'
  return code === 'ENOTFOUND' ? 'unknown host name' : cause.message
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The problem in a response. If the body is not a problem, makes one from the status. */
export function problemOf(api: ApiOptions, { status, body }: ApiResponse): Problem {
  if (!isJsonObject(body) || typeof body.title !== 'string')
    return {
      title: `HTTP ${status}`,
      detail: `${api.url} answered with status ${status}. It may not be a Tributary server: check --url`,
      diagnostics: [],
      next: 'tributary doctor',
    }
  const detail = typeof body.detail === 'string' ? body.detail : body.title
  return {
    title: body.title,
    detail:
      status === 401
        ? `${detail}. Set TRIBUTARY_API_KEY_FILE to a file with the key, or TRIBUTARY_API_KEY or --api-key to the key`
        : detail,
    diagnostics: Array.isArray(body.diagnostics) ? body.diagnostics : [],
    // A server of another version may name a command that this program does not have.
    next: isNextStep(body.next) ? body.next : 'tributary help api errors',
  }
}

/** The JSON object in an answer. @throws CommandFailed with the problem of another status */
export function bodyOf(api: ApiOptions, response: ApiResponse): Readonly<Record<string, unknown>> {
  if (response.status === 200 && isJsonObject(response.body)) return response.body
  throw problemFailed(problemOf(api, response))
}

export type AnswerOrProblem =
  | { readonly kind: 'answer'; readonly answer: AnswerJson }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Runs a query. @throws CommandFailed if the server does not answer */
export async function ask(
  api: ApiOptions,
  path: 'api/v1/query' | 'api/v1/explain',
  query: string,
  params: Readonly<Record<string, unknown>>,
): Promise<AnswerOrProblem> {
  const response = await post(api, path, 'application/json', JSON.stringify({ query, params }))
  if (response.status !== 200 || !isJsonObject(response.body))
    return { kind: 'problem', problem: problemOf(api, response) }
  return { kind: 'answer', answer: response.body as unknown as AnswerJson }
}

/** Gets a body as a stream. @throws CommandFailed if the server does not answer */
export async function getStream(api: ApiOptions, path: string, accept: string): Promise<StreamOrProblem> {
  return streamOf(api, await send(api, path, accept, undefined, 'GET', accept))
}

export type StreamOrProblem =
  | { readonly kind: 'stream'; readonly body: ReadableStream<Uint8Array> }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Runs a query and returns the answer as a stream. @throws CommandFailed if the server does not answer */
export async function askForStream(
  api: ApiOptions,
  path: 'api/v1/query' | 'api/v1/explain',
  accept: string,
  query: string,
  params: Readonly<Record<string, unknown>>,
): Promise<StreamOrProblem> {
  const response = await send(
    api,
    path,
    'application/json',
    JSON.stringify({ query, params }),
    'POST',
    accept,
  )
  return streamOf(api, response)
}

async function streamOf(api: ApiOptions, response: Response): Promise<StreamOrProblem> {
  if (response.status === 200 && response.body !== null) return { kind: 'stream', body: response.body }
  const body = parsed(await response.text())
  return { kind: 'problem', problem: problemOf(api, { status: response.status, body }) }
}
