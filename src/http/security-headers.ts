/** Of an answer that is no page: whatever a browser takes it for, it loads nothing, runs nothing and stands in no frame. */
const CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** A page names its own: it is set after these, and takes their place. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Content-Security-Policy', CONTENT_POLICY],
]

/** A year, in seconds, for which a browser asks this host over TLS alone (RFC 6797). */
const OVER_TLS = ['Strict-Transport-Security', 'max-age=31536000'] as const

/** The headers of every answer, over TLS or not. */
export const securityHeaders = (tls: boolean): readonly (readonly [string, string])[] =>
  tls ? [...ALWAYS, OVER_TLS] : ALWAYS
