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
import { createRestingFetch, IssuerAway } from './fetch-json.ts'
import { createKeyRefetch } from './key-refetch.ts'
import { readClaim, scopesOf, type ScopeMap } from './read-claim.ts'
import { whyNotForAccess } from './token-purpose.ts'

export interface TokenCheckOptions {
  /** As the tokens have it in `iss`, letter by letter. */
  readonly issuer: string
  /** Of which a token has to have one in `aud`. */
  readonly audience: readonly string[]
  /** Where the issuer's keys are; absent: as its metadata say (OpenID Connect Discovery 1.0). */
  readonly jwksUrl?: string
  /** The claim that tells what a caller may do. */
  readonly scopeClaim: string
  readonly scopes: ScopeMap
  /** Milliseconds that never go back. */
  readonly clock: () => number
}

/** Asymmetric alone: whoever can check a token must not be able to make one. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
]
/** Seconds by which the clocks of issuer and server may differ. */
export const CLOCK_TOLERANCE_S = 30
/** Older keys are fetched anew while a token is checked with them. */
export const FRESH_MS = 10 * 60_000
/** Keys that could not be fetched anew are believed for so long; then tokens cannot be judged. */
export const STALE_MS = 60 * 60_000
/** After a background fetch has failed, the next one is due this much later. */
const RETRY_MS = 30_000
const FETCH_MS = 5_000

/**
 * Judges the tokens (JWT, RFC 7519, as RFC 9068 has them for access) of one issuer: signature, issuer, audience, `exp`, which
 * has to be there, `nbf`, and that it is not an ID token. The issuer is asked for its keys when the first token comes.
 */
export function createTokenCheck(options: TokenCheckOptions): (token: string) => Promise<Identified> {
  const { issuer, audience, scopeClaim, scopes, clock } = options
  const fetching = createRestingFetch(clock)
  let opening: Promise<RemoteJWKSet> | undefined
  let askedAt = 0
  let opened: RemoteJWKSet | undefined
  const refetchFor = createKeyRefetch(
    async () => {
      askedAt = clock()
      await (await opening)?.reload()
    },
    (kid) => opened?.jwks()?.keys.some((key) => key.kid === kid) === true,
    clock,
  )

  async function open(): Promise<RemoteJWKSet> {
    const url = new URL(options.jwksUrl ?? (await discover(issuer, fetching)))
    return createRemoteJWKSet(url, {
      timeoutDuration: FETCH_MS,
      // Unknown keys are looked for below, by a rule of their own.
      cooldownDuration: Infinity,
      cacheMaxAge: STALE_MS,
      [customFetch]: fetching,
    })
  }

  async function keys(): Promise<RemoteJWKSet> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined
      throw error
    })
    const set = await opening
    opened = set
    if (set.jwks() === undefined) askedAt = clock()
    else if (clock() - askedAt > FRESH_MS && !set.reloading) {
      askedAt = clock()
      // Not awaited: the keys that are there go on, and the next token asks again after a while.
      set.reload().catch(() => (askedAt = clock() - FRESH_MS + RETRY_MS))
    }
    return set
  }

  /** The key that a token is signed with; fetches the keys once more where it is not among them. */
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
      // The keys are asked for once the algorithm has passed.
      const { payload, protectedHeader } = await jwtVerify(token, keyOf, {
        issuer,
        audience: [...audience],
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['exp'],
      })
      const fault = whyNotForAccess(protectedHeader.typ, payload)
      if (fault !== undefined) return { kind: 'refused', detail: fault }
      const granted = scopesOf(readClaim(payload, scopeClaim), scopes)
      return { kind: 'caller', caller: { kind: 'token', id: payload.sub ?? '', scopes: granted } }
    } catch (error) {
      if (error instanceof errors.JWKSTimeout) return unavailable(`${issuer} did not give its keys in time`)
      if (error instanceof errors.JWKSInvalid) return unavailable(`what ${issuer} gives is no key set`)
      if (error instanceof IssuerAway) return unavailable(error.message)
      if (error instanceof errors.JOSEError) return { kind: 'refused', detail: faultOf(error) }
      throw error
    }
  }
}

const unavailable = (why: string): Identified => ({
  kind: 'unavailable',
  detail: `tokens cannot be checked: ${why}`,
})

/** Nothing of the token itself is told. */
function faultOf(error: InstanceType<typeof errors.JOSEError>): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return 'the token is not valid yet'
    return error.reason === 'missing'
      ? `the token has no \`${error.claim}\``
      : `the token’s \`${error.claim}\` is not what this server asks for`
  }
  if (error instanceof errors.JWKSNoMatchingKey)
    return 'the token is signed with a key that the issuer does not have'
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return 'the token does not say which of the issuer’s keys it is signed with'
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'the token’s signature is not the issuer’s'
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return 'the token is signed by an algorithm that is not taken'
  return 'the token is malformed'
}

/** Where an issuer has its keys. @throws IssuerAway */
async function discover(
  issuer: string,
  fetching: (url: string, options?: RequestInit) => Promise<Response>,
): Promise<string> {
  const at = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const response = await fetching(at, { signal: AbortSignal.timeout(FETCH_MS) })
  const metadata: unknown = await response.json().catch(() => undefined)
  if (!isJsonObject(metadata) || metadata.issuer !== issuer || typeof metadata.jwks_uri !== 'string')
    throw new IssuerAway(`${at} is no metadata of ${issuer}`)
  if (!isSafeUrl(metadata.jwks_uri)) throw new IssuerAway(`${at} names no address with https for its keys`)
  return metadata.jwks_uri
}

/** Whether what comes from there can be believed: over TLS, or from this machine. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
  )
}
