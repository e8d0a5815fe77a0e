import type { Identified } from '../app/access/caller.ts'
import type { ServeOptions } from '../cli/server-port.ts'
import { InvalidSettings } from '../cli/settings/invalid-settings.ts'
import { clock } from './clock.ts'

/** The check of tokens; undefined without an issuer. @throws InvalidSettings */
export async function openTokenCheck({
  oidc,
}: Pick<ServeOptions, 'oidc'>): Promise<((token: string) => Promise<Identified>) | undefined> {
  if (oidc === undefined) return undefined
  const { createTokenCheck, isSafeUrl } = await import('../http/oidc/create-token-check.ts')
  const { DEFAULT_SCOPE_MAP, readScopeMap } = await import('../http/oidc/read-claim.ts')
  for (const [flag, url] of [
    ['--oidc-issuer', oidc.issuer],
    ['--oidc-jwks-url', oidc.jwksUrl],
  ] as const)
    if (url !== undefined && !isSafeUrl(url))
      throw new InvalidSettings([`${flag} is ${url}. It must use https, or a loopback address.`])
  const scopes = oidc.scopeMap.length === 0 ? DEFAULT_SCOPE_MAP : readScopeMap(oidc.scopeMap)
  if (scopes === undefined)
    throw new InvalidSettings([
      '--oidc-scope-map must have the form WORD=SCOPE, with the scope read, ingest, edit or admin.',
    ])
  const { scopeClaim = 'scope', ...settings } = oidc
  return createTokenCheck({ ...settings, scopeClaim, scopes, clock })
}
