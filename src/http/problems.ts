/**
 * Everything that can go wrong over HTTP, by the last segment of its `type` (RFC 9457). `/problems/NAME` tells the same to
 * people, so that the type can be looked up; it never changes its meaning.
 */
export const PROBLEMS = {
  'not-found': { status: 404, title: 'No such resource', about: 'The path is none of the API.' },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    about: 'The path exists for other methods; `Allow` lists them.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    about: 'The answer has none of the media types that `Accept` asks for.',
  },
  'not-set-up': {
    status: 501,
    title: 'Not set up',
    about: 'The server has not been set up for this: the detail says what is missing.',
  },
  'malformed-body': {
    status: 400,
    title: 'Malformed body',
    about: 'The body is not what its Content-Type and Content-Encoding say: valid UTF-8, JSON or gzip.',
  },
  'not-an-event': {
    status: 400,
    title: 'Not an OpenLineage event',
    about: 'The body is JSON, but no RunEvent, JobEvent or DatasetEvent.',
  },
  'unusable-event': {
    status: 422,
    title: 'Unusable event',
    about:
      'What names the event (event time, run, job or dataset) is missing or cannot be used, or an item of entities is not ' +
      'as its schema says.',
  },
  'body-too-large': {
    status: 413,
    title: 'Body too large',
    about:
      'The body, after inflating, is larger than the server takes or than 100 times what was sent, or it has too many JSON ' +
      'values, or a batch too many events.',
  },
  'event-too-large': {
    status: 413,
    title: 'Event too large',
    about:
      'The event has more JSON values than the server reads, or names more datasets than the store can write in one ' +
      'transaction; `detail` says which.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    about: 'The Content-Type, its charset, or the Content-Encoding is none that this path takes.',
  },
  'invalid-request': {
    status: 400,
    title: 'Invalid request',
    about: 'The JSON of the request has a member that is missing, unknown or of the wrong kind.',
  },
  'invalid-query': {
    status: 400,
    title: 'Invalid query',
    about: 'The query cannot be answered as written; `diagnostics` says where and why.',
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
  'too-many-deleted': {
    status: 409,
    title: 'Too many deleted',
    about: 'As many datasets or jobs are deleted as can be at a time: restore some first.',
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
      'The server wants `Authorization: Bearer KEY`, with one of its keys or a token of the issuer that it trusts; `detail` says ' +
      'what is wrong with the one that was sent.',
  },
  forbidden: {
    status: 403,
    title: 'Forbidden',
    about:
      'The key or token does not allow this: it lacks the scope that `scope` names, or may not name a namespace that the ' +
      'event has.',
  },
  'cross-site': {
    status: 403,
    title: 'Cross-site request',
    about:
      'A page of another origin sent the request; browsers may use the API from its own origin and from those that the ' +
      'operator lists (`--cors-origin`).',
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
      'A key or an address sends more requests than the server takes (`--rate-limit`), has more queries under way or waiting than ' +
      'one may have (`--max-queries`), or does not read its answers (`--max-answer-bytes`). Repeat after `Retry-After` seconds, ' +
      'send many events in one batch, and ask fewer queries at once.',
  },
  'answer-too-large': {
    status: 422,
    title: 'Answer too large',
    about:
      'The answer takes more memory than the server lets one caller hold (`--max-answer-bytes`). Ask for less, by `limits` or ' +
      'a narrower query, or ask for JSON or NDJSON, which take the least.',
  },
  'malformed-request': {
    status: 400,
    title: 'Malformed request',
    about: 'What was sent is no HTTP/1.1 request.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Headers too large',
    about: 'The head of the request has more than 16 KiB.',
  },
  'request-timeout': {
    status: 408,
    title: 'Request timeout',
    about:
      'The request took too long: its head has to come within 20 seconds, 40 KiB of its body within every 10 seconds but ' +
      'the last, and all of it within two minutes.',
  },
  unavailable: {
    status: 503,
    title: 'Unavailable',
    about:
      'The server is busy or its store does not answer, so nothing is acknowledged. Repeat after `Retry-After` seconds. An event ' +
      'whose commit got no answer may be stored already; repeating it changes nothing.',
  },
  'internal-error': {
    status: 500,
    title: 'Internal error',
    about: 'The fault is the server’s. Its log has the details under the request id.',
  },
} as const

export type ProblemName = keyof typeof PROBLEMS

export const isProblemName = (name: string): name is ProblemName => Object.hasOwn(PROBLEMS, name)
