/**
 * The types of all errors of the API, by the last segment of `type` (RFC 9457). The path `/problems/NAME` shows the text to
 * people. The meaning of a type never changes.
 */
export const PROBLEMS = {
  'not-found': { status: 404, title: 'No such resource', about: 'The path or the resource does not exist.' },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    about: 'The path does not accept this method. `Allow` lists the methods that it accepts.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    about: 'The answer is not available in any media type of `Accept`. `available` lists the types.',
  },
  'not-set-up': {
    status: 501,
    title: 'Not set up',
    about: 'The server is not configured for this request. `detail` says what is missing.',
  },
  'malformed-body': {
    status: 400,
    title: 'Malformed body',
    about:
      'The body does not match its Content-Type and Content-Encoding: it must be valid UTF-8, JSON and gzip.',
  },
  'not-an-event': {
    status: 400,
    title: 'Not an OpenLineage event',
    about: 'The body is JSON, but not a RunEvent, JobEvent or DatasetEvent.',
  },
  'unusable-event': {
    status: 422,
    title: 'Unusable event',
    about:
      'The event time, run, job or dataset of an event is missing or invalid, or an entity does not match its schema. ' +
      '`path` says where.',
  },
  'body-too-large': {
    status: 413,
    title: 'Body too large',
    about:
      'After decompression, the body exceeds the limit of the server (`--max-body-bytes`) or 100 times its compressed size. ' +
      'Or it has too many JSON values, or the batch too many events.',
  },
  'event-too-large': {
    status: 413,
    title: 'Event too large',
    about:
      'The event has too many JSON values, or names more datasets than the store can write in one transaction. `detail` ' +
      'says which.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    about: 'This path does not accept the Content-Type, its charset, or the Content-Encoding.',
  },
  'invalid-request': {
    status: 400,
    title: 'Invalid request',
    about: 'A parameter, or a member of the JSON body, is missing, unknown or of the wrong type.',
  },
  'invalid-query': {
    status: 400,
    title: 'Invalid query',
    about: 'The query has a mistake. `diagnostics` says where and why.',
  },
  'query-in-use': {
    status: 409,
    title: 'Query in use',
    about:
      'Other saved queries call this query, so it was not deleted. `callers` names them. Delete those first, or send ' +
      '`force=true`.',
  },
  'alias-conflict': {
    status: 409,
    title: 'Alias conflict',
    about:
      'The two datasets cannot be joined: a person separated two of their names, or together they would have too many ' +
      'names. `detail` says which.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Precondition failed',
    about:
      'Somebody edited the entity after the version in `If-Match`, so nothing was changed. `current` is its present state.',
  },
  'task-in-progress': {
    status: 409,
    title: 'Task in progress',
    about:
      'Another task is working on the whole store. Only one may run at a time: repeat the request when it has ended.',
  },
  unauthorized: {
    status: 401,
    title: 'Unauthorized',
    about:
      'The server requires `Authorization: Bearer KEY`, with one of its keys or a token of the issuer that it trusts. ' +
      '`detail` says what is wrong with the one in the request.',
  },
  forbidden: {
    status: 403,
    title: 'Forbidden',
    about:
      'The key or token does not have the scope that `scope` names, or it may not use a namespace of the event.',
  },
  'cross-site': {
    status: 403,
    title: 'Cross-site request',
    about:
      'A web page of another origin sent the request. Pages may call the API from the origin of the server and from those ' +
      'that the operator lists (`--cors-origin`).',
  },
  'misdirected-request': {
    status: 421,
    title: 'Misdirected request',
    about:
      'The request has no key, and its `Host` is not a name of this server. Without a key the server answers to IP addresses, ' +
      '`localhost`, `*.localhost` and the names in `--allowed-host`.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    about:
      'A key or an address exceeds its share: too many requests per second (`--rate-limit`), too many running or waiting ' +
      'queries (`--max-queries`), or too many unread answers (`--max-answer-bytes`). Repeat the request after `Retry-After` ' +
      'seconds, send events in batches, and run fewer queries at once.',
  },
  'answer-too-large': {
    status: 422,
    title: 'Answer too large',
    about:
      'The answer needs more memory than one caller may use (`--max-answer-bytes`). Request less with `limits` or a narrower ' +
      'query, or request JSON or NDJSON, which need the least memory.',
  },
  'malformed-request': {
    status: 400,
    title: 'Malformed request',
    about: 'The connection received data that is not an HTTP/1.1 request.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Headers too large',
    about: 'The request line and headers exceed 16 KiB.',
  },
  'request-timeout': {
    status: 408,
    title: 'Request timeout',
    about:
      'The request arrived too slowly. The headers must arrive within 20 seconds, the whole request within two minutes, and ' +
      'at least 40 KiB of the body in every 10 seconds except the last.',
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    about:
      'The server is busy, or its store does not answer. The server has acknowledged nothing. Repeat the request after ' +
      '`Retry-After` seconds. An event may already be stored if the store stopped answering during the commit; sending it ' +
      'again changes nothing.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    about: 'The server has a fault. Its log has the details under the request id.',
  },
} as const

export type ProblemName = keyof typeof PROBLEMS

export const isProblemName = (name: string): name is ProblemName => Object.hasOwn(PROBLEMS, name)
