import { KEY_BOUNDS, type ApiKey } from '../../domain/api-key.ts'
import { isScope, SCOPES, type Scope } from '../../domain/scope.ts'
import type { Instant } from '../../domain/time.ts'

/** The properties of a key to create. */
export interface KeyRequest {
  readonly name: string
  readonly scopes: readonly string[]
  readonly namespaces?: readonly string[]
  readonly expiresAt?: Instant
}

/** The mistake in a request, and the member that has it. */
export interface KeyFault {
  readonly reason: string
  readonly path: string
}

/** The properties that a request asks for, with ordered scopes; or the mistake in it. */
export function checkKeyRequest(
  { name, scopes, namespaces, expiresAt }: KeyRequest,
  now: Instant,
): Pick<ApiKey, 'name' | 'scopes' | 'namespaces' | 'expiresAt'> | KeyFault {
  if (!/^\P{C}+$/u.test(name) || name.trim() !== name || name.length > KEY_BOUNDS.name)
    return {
      path: 'name',
      reason: `a name has 1 to ${KEY_BOUNDS.name} characters, none of them a control character, and no space at its ends`,
    }
  const unknown = scopes.find((scope) => !isScope(scope))
  if (unknown !== undefined || scopes.length === 0)
    return { path: 'scopes', reason: `scopes are one or several of ${SCOPES.join(', ')}` }
  const wanted: readonly Scope[] = SCOPES.filter((scope) => scopes.includes(scope))
  if (namespaces !== undefined) {
    const isGlob = (glob: string): boolean => glob !== '' && glob.length <= KEY_BOUNDS.glob
    if (namespaces.length === 0 || namespaces.length > KEY_BOUNDS.namespaces || !namespaces.every(isGlob))
      return {
        path: 'namespaces',
        reason: `namespaces are 1 to ${KEY_BOUNDS.namespaces} globs of 1 to ${KEY_BOUNDS.glob} characters; without any, all may be named`,
      }
    if (wanted.includes('admin'))
      return {
        path: 'namespaces',
        reason: 'a key with the scope admin can create others, so it cannot be limited to namespaces',
      }
  }
  if (expiresAt !== undefined && !(expiresAt > now))
    return { path: 'expiresAt', reason: 'a key must expire in the future' }
  return {
    name,
    scopes: wanted,
    ...(namespaces === undefined ? {} : { namespaces }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }
}
