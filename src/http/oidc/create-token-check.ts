import {
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
  type JWTVerifyGetKey,
  type RemoteJWKSet,
} from 'jose'
import type { Identified } from '../../app/access/caller.ts'
import { isJsonObject } from '../../lib/json.ts'
import { createBackoffFetch, IssuerUnavailable } from './fetch-json.ts'
import { createKeyRefetch } from './key-refetch.ts'
import { readClaim, scopesOf, type ScopeMap } from './read-claim.ts'
import { accessTokenFault } from './access-token-fault.ts'

export interface TokenCheckOptions {
  /** The exact value of `iss` in the tokens. */
  readonly issuer: string
  /** A token must have one of these in `aud`. */
  readonly audience: readonly string[]
  /** The URL of the issuer's keys; absent: from its metadata (OpenID Connect Discovery 1.0). */
  readonly jwksUrl?: string
  /** The claim with the permissions of the caller. */
  readonly scopeClaim: string
  readonly scopes: ScopeMap
  /** A monotonic clock, in milliseconds. */
  readonly clock: () => number
}

/** Only asymmetric algorithms: a server that checks tokens must not be able to create them. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
]
/** The allowed difference between the clocks of issuer and server, in seconds. */
export const CLOCK_TOLERANCE_S = 30
/** Keys older than this are fetched again in the background, while they are still used. */
export const FRESH_MS = 10 * 60_000
/** Keys older than this are not used any more. If they cannot be fetched again, tokens get 503. */
export const STALE_MS = 60 * 60_000
/** The time between a failed background fetch and the next one. */
const RETRY_MS = 30_000
const FETCH_MS = 5_000

/**
 * Returns a function that checks access tokens (JWT, RFC 7519 and RFC 9068) of one issuer: signature, issuer, audience, `exp`
 * (required), `nbf`, and that the token is not an ID token. It fetches the keys of the issuer when the first token arrives.
 */
export function createTokenCheck(options: TokenCheckOptions): (token: string) => Promise<Identified> {
  const { issuer, audience, scopeClaim, scopes, clock } = options
  const fetchJson = createBackoffFetch(clock)
  let opening: Promise<RemoteJWKSet> | undefined
  let fetchedAt = 0
  let opened: RemoteJWKSet | undefined
  const refetchFor = createKeyRefetch(
    async () => {
      fetchedAt = clock()
      await (await opening)?.reload()
    },
    (kid) => opened?.jwks()?.keys.some((key) => key.kid === kid) === true,
    clock,
  )

  async function open(): Promise<RemoteJWKSet> {
    const url = new URL(options.jwksUrl ?? (await discover(issuer, fetchJson)))
    return createRemoteJWKSet(url, {
      timeoutDuration: FETCH_MS,
      // `createKeyRefetch` fetches again for unknown keys.
      cooldownDuration: Infinity,
      cacheMaxAge: STALE_MS,
      [customFetch]: fetchJson,
    })
  }

  async function keys(): Promise<RemoteJWKSet> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    const set = await opening
    opened = set
    if (set.jwks() === undefined) fetchedAt = clock()
    else if (clock() - fetchedAt > FRESH_MS && !set.reloading) {
      fetchedAt = clock()
      // Not awaited: the current keys remain in use. After a failure, a token after RETRY_MS starts the next fetch.
      set.reload().catch(() => (fetchedAt = clock() - FRESH_MS + RETRY_MS))
    }
    return set
  }

  /** The key that signed a token. Fetches the keys again if it is unknown. */
  const keyOf: JWTVerifyGetKey = async (header, flat) => {
    const set = await keys()
    const isFirstUse = set.jwks() === undefined
    try {
      return await set(header, flat)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || isFirstUse) throw error
      if (!(await refetchFor(header.kid ?? ''))) throw error
      return set(header, flat)
    }
  }

  return async (token) => {
    try {
      // Calls `keyOf` only for an allowed algorithm.
      const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
        issuer,
        audience: [...audience],
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['exp'],
      })
      const fault = accessTokenFault(protectedHeader.typ, payload)
      if (fault !== undefined) return { kind: 'refused', detail: fault }
      const granted = scopesOf(readClaim(payload, scopeClaim), scopes)
      return { kind: 'caller', caller: { kind: 'token', id: payload.sub ?? '', scopes: granted } }
    } catch (error) {
      if (error instanceof errors.JWKSTimeout) return unavailable(`${issuer} did not give its keys in time`)
      if (error instanceof errors.JWKSInvalid) return unavailable(`the answer of ${issuer} is not a key set`)
      if (error instanceof IssuerUnavailable) return unavailable(error.message)
      if (error instanceof errors.JOSEError) return { kind: 'refused', detail: faultOf(error) }
      throw error
    }
  }
}

const unavailable = (why: string): Identified => ({
  kind: 'unavailable',
  detail: `tokens cannot be checked: ${why}`,
})

/** The message for the client. It does not contain data of the token. */
function faultOf(error: InstanceType<typeof errors.JOSEError>): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return 'the token is not valid yet'
    return error.reason === 'missing'
      ? `the token has no \`${error.claim}\``
      : `the token’s \`${error.claim}\` is not what this server requires`
  }
  if (error instanceof errors.JWKSNoMatchingKey)
    return 'the token is signed with a key that the issuer does not have'
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return 'the token does not say which of the issuer’s keys it is signed with'
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'the token’s signature is not the issuer’s'
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return 'the token is signed with an algorithm that this server does not accept'
  return 'the token is malformed'
}

/** The URL of an issuer's keys, from its metadata. @throws IssuerUnavailable */
async function discover(
  issuer: string,
  fetchJson: (url: string, options?: RequestInit) => Promise<Response>,
): Promise<string> {
  const at = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetchJson(at, { signal: AbortSignal.timeout(FETCH_MS) })
  const metadata: unknown = await response.json().catch(() => undefined)
  if (!isJsonObject(metadata) || metadata.issuer !== issuer || typeof metadata.jwks_uri !== 'string')
    throw new IssuerUnavailable(`${at} does not have the metadata of ${issuer}`)
  if (!isSafeUrl(metadata.jwks_uri))
    throw new IssuerUnavailable(`${at} names an address for its keys that is not https`)
  return metadata.jwks_uri
}

/** Whether keys from this URL can be trusted: it uses TLS, or a loopback address. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
  )
}
