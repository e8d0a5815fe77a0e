import type { JWTPayload } from 'jose'

/** Values of the header `typ` of access tokens, optionally after `application/`. A missing `typ` counts as `jwt`. */
const ACCESS_TYPE = 'at+jwt'
const PLAIN_TYPE = 'jwt'

/** Values of Keycloak's claim `typ` for tokens that are not for access. */
const OTHER_KEYCLOAK_TYPES = new Set(['id', 'serialized-id', 'refresh', 'offline', 'logout'])

/** Claims that OpenID Connect Core 1.0 (§2, §3.3.2.11) and FAPI give to ID tokens, and RFC 9068 does not give to access tokens. */
const ID_TOKEN_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash'] as const

/** The member of `events` that marks a logout token (OpenID Connect Back-Channel Logout 1.0 §2.4). */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/**
 * The reason why a verified token is not an access token; undefined if it is one. An ID token proves to a client who signed in. If
 * the API accepted it, every such client could call the API as that person.
 *
 * The header `typ: at+jwt` (RFC 9068 §2.1) marks an access token. Auth0 and Entra ID write `JWT`, Okta and Cognito nothing; then
 * the claims decide. `token_use` (Cognito) and `typ` (Keycloak) name the type. Otherwise, a claim that only ID tokens have marks an
 * ID token. Keycloak before 24 copies `nonce` to access tokens, so `typ: Bearer` takes precedence.
 */
export function accessTokenFault(headerType: unknown, claims: JWTPayload): string | undefined {
  const type =
    typeof headerType === 'string' ? headerType.toLowerCase().replace(/^application\//u, '') : PLAIN_TYPE
  if (type === ACCESS_TYPE) return undefined
  if (type !== PLAIN_TYPE) return 'the token’s `typ` is neither at+jwt nor JWT'

  const { token_use: use, typ, events } = claims
  if (typeof use === 'string') return use === 'access' ? undefined : notAccess('token_use')
  if (typeof typ === 'string') {
    if (typ.toLowerCase() === 'bearer') return undefined
    if (OTHER_KEYCLOAK_TYPES.has(typ.toLowerCase())) return notAccess('typ')
  }
  if (typeof events === 'object' && events !== null && LOGOUT_EVENT in events) return notAccess('events')
  const mark = ID_TOKEN_CLAIMS.find((claim) => claims[claim] !== undefined)
  return mark === undefined ? undefined : notAccess(mark)
}

const notAccess = (claim: string): string =>
  `the token is not an access token, as its claim \`${claim}\` shows: send the access token, not the ID token`
