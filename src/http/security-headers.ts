/** For answers that are not pages: a browser that shows one loads nothing, runs nothing and does not frame it. */
const CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/** Pages replace the policy by their own. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Content-Security-Policy', CONTENT_POLICY],
]

/** For one year, browsers use only TLS for this host (RFC 6797). */
const OVER_TLS = ['Strict-Transport-Security', 'max-age=31536000'] as const

/** The headers of every answer, over TLS or not. */
export const securityHeaders = (tls: boolean): readonly (readonly [string, string])[] =>
  tls ? [...ALWAYS, OVER_TLS] : ALWAYS
