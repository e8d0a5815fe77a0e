import type { NextStep } from '../diagnostics/next-step.ts'

interface ProblemType {
  readonly status: number
  readonly title: string
  /** What has happened and why, for the page of the type. */
  readonly about: string
  /** The command that continues. It prints a page of the documentation unless another command mends the problem. */
  readonly next: NextStep
}

/**
 * The types of all errors of the API, by the last segment of `type` (RFC 9457). The path `/problems/NAME` shows the text to
 * people. The meaning of a type never changes.
 */
export const PROBLEMS = {
  'not-found': {
    status: 404,
    title: 'No such resource',
    about: 'The path or the resource does not exist.',
    next: 'tributary help api',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    about: 'The path does not accept this method. `Allow` lists the methods that it accepts.',
    next: 'tributary help api',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    about: 'The answer is not available in any media type of `Accept`. `available` lists the types.',
    next: 'tributary help api formats',
  },
  'not-set-up': {
    status: 501,
    title: 'Not set up',
    about: 'The server is not configured for this request. `detail` says what is missing.',
    next: 'tributary help operating settings',
  },
  'malformed-body': {
    status: 400,
    title: 'Malformed body',
    about:
      'The body does not match its Content-Type and Content-Encoding: it must be valid UTF-8, JSON and gzip.',
    next: 'tributary help api',
  },
  'not-an-event': {
    status: 400,
    title: 'Not an OpenLineage event',
    about: 'The body is JSON, but not a RunEvent, JobEvent or DatasetEvent.',
    next: 'tributary help connecting',
  },
  'unusable-event': {
    status: 422,
    title: 'Unusable event',
    about:
      'The event time, run, job or dataset of an event is missing or invalid, or an entity does not match its schema. ' +
      '`path` says where.',
    next: 'tributary help api errors',
  },
  'body-too-large': {
    status: 413,
    title: 'Body too large',
    about:
      'After decompression, the body exceeds the limit of the server (`--max-body-bytes`) or 100 times its compressed size. ' +
      'Or it has too many JSON values, or the batch too many events.',
    next: 'tributary help operating settings',
  },
  'event-too-large': {
    status: 413,
    title: 'Event too large',
    about:
      'The event has too many JSON values, or names more datasets than the store can write in one transaction. `detail` ' +
      'says which.',
    next: 'tributary help api errors',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    about: 'This path does not accept the Content-Type, its charset, or the Content-Encoding.',
    next: 'tributary help api',
  },
  'invalid-request': {
    status: 400,
    title: 'Invalid request',
    about: 'A parameter, or a member of the JSON body, is missing, unknown or of the wrong type.',
    next: 'tributary help api',
  },
  'invalid-query': {
    status: 400,
    title: 'Invalid query',
    about: 'The query has a mistake. `diagnostics` says where and why.',
    next: 'tributary help language',
  },
  'query-in-use': {
    status: 409,
    title: 'Query in use',
    about:
      'Other saved queries call this query, so it was not deleted. `callers` names them. Delete those first, or send ' +
      '`force=true`.',
    next: 'tributary queries list',
  },
  'alias-conflict': {
    status: 409,
    title: 'Alias conflict',
    about:
      'The two datasets cannot be joined: a person separated two of their names, or together they would have too many ' +
      'names. `detail` says which.',
    next: 'tributary help naming',
  },
  'precondition-failed': {
    status: 412,
    title: 'Precondition failed',
    about:
      'Somebody edited the entity after the version in `If-Match`, so nothing was changed. `current` is its present state.',
    next: 'tributary edit --help',
  },
  'task-in-progress': {
    status: 409,
    title: 'Task in progress',
    about:
      'Another task is working on the whole store. Only one may run at a time: repeat the request when it has ended.',
    next: 'tributary help operating',
  },
  unauthorized: {
    status: 401,
    title: 'Unauthorized',
    about:
      'The server requires `Authorization: Bearer KEY`, with one of its keys or a token of the issuer that it trusts. ' +
      '`detail` says what is wrong with the one in the request.',
    next: 'tributary help security failed requests',
  },
  forbidden: {
    status: 403,
    title: 'Forbidden',
    about:
      'The key or token does not have the scope that `scope` names, or it may not use a namespace of the event.',
    next: 'tributary help security scopes',
  },
  'cross-site': {
    status: 403,
    title: 'Cross-site request',
    about:
      'A web page of another origin sent the request. Pages may call the API from the origin of the server and from those ' +
      'that the operator lists (`--cors-origin`).',
    next: 'tributary help security pages of other origins',
  },
  'misdirected-request': {
    status: 421,
    title: 'Misdirected request',
    about:
      'The request has no key, and its `Host` is not a name of this server. Without a key the server answers to IP addresses, ' +
      '`localhost`, `*.localhost` and the names in `--allowed-host`.',
    next: 'tributary help security names of the server',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    about:
      'A key or an address exceeds its share: too many requests per second (`--rate-limit`), too many running or waiting ' +
      'queries (`--max-queries`), or too many unread answers (`--max-answer-bytes`). Repeat the request after `Retry-After` ' +
      'seconds, send events in batches, and run fewer queries at once.',
    next: 'tributary help security limits',
  },
  'answer-too-large': {
    status: 422,
    title: 'Answer too large',
    about:
      'The answer needs more memory than one caller may use (`--max-answer-bytes`). Request less with `limits` or a narrower ' +
      'query, or request JSON or NDJSON, which need the least memory.',
    next: 'tributary help api formats',
  },
  'malformed-request': {
    status: 400,
    title: 'Malformed request',
    about: 'The connection received data that is not an HTTP/1.1 request.',
    next: 'tributary help api',
  },
  'headers-too-large': {
    status: 431,
    title: 'Headers too large',
    about: 'The request line and headers exceed 16 KiB.',
    next: 'tributary help api',
  },
  'request-timeout': {
    status: 408,
    title: 'Request timeout',
    about:
      'The request arrived too slowly. The headers must arrive within 20 seconds, the whole request within two minutes, and ' +
      'at least 40 KiB of the body in every 10 seconds except the last.',
    next: 'tributary help api',
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    about:
      'The server is busy, or its store does not answer. The server has acknowledged nothing. Repeat the request after ' +
      '`Retry-After` seconds. An event may already be stored if the store stopped answering during the commit; sending it ' +
      'again changes nothing.',
    next: 'tributary doctor',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    about: 'The server has a fault. Its log has the details under the request id.',
    next: 'tributary help troubleshooting report',
  },
} as const satisfies { readonly [name: string]: ProblemType }

export type ProblemName = keyof typeof PROBLEMS

export const isProblemName = (name: string): name is ProblemName => Object.hasOwn(PROBLEMS, name)
