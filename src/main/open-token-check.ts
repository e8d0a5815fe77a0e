import type { Identified } from '../app/access/caller.ts'
import type { ServeOptions } from '../cli/server-port.ts'
import { WrongSettings } from '../cli/settings/wrong-settings.ts'
import { clock } from './clock.ts'

/** What judges the tokens of the issuer, if there is one. @throws WrongSettings */
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
      throw new WrongSettings([`${flag}: keys come by https alone, or from this machine; ${url} is neither.`])
  const scopes = oidc.scopeMap.length === 0 ? DEFAULT_SCOPE_MAP : readScopeMap(oidc.scopeMap)
  if (scopes === undefined)
    throw new WrongSettings([
      '--oidc-scope-map takes WORD=SCOPE, the scope being read, ingest, edit or admin.',
    ])
  const { scopeClaim = 'scope', ...settings } = oidc
  return createTokenCheck({ ...settings, scopeClaim, scopes, clock })
}
