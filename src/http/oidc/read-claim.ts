import { isScope, SCOPES, type Scope } from '../../domain/scope.ts'
import { isJsonObject } from '../../lib/json.ts'

/** Claim value → scopes. */
export type ScopeMap = ReadonlyMap<string, readonly Scope[]>

/** The default map: `tributary:read` → `read`, and so on. Plain words such as `admin` may belong to other services. */
export const DEFAULT_SCOPE_MAP: ScopeMap = new Map(SCOPES.map((scope) => [`tributary:${scope}`, [scope]]))

/**
 * The values of a claim: a list of texts, or one text with spaces (RFC 8693 §4.2). `name` is the name of the claim or, if no claim
 * has this name, a path with dots such as `realm_access.roles`.
 */
export function readClaim(claims: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const found = Object.hasOwn(claims, name)
    ? claims[name]
    : name
        .split('.')
        .reduce<unknown>(
          (within, part) => (isJsonObject(within) && Object.hasOwn(within, part) ? within[part] : undefined),
          claims,
        )
  if (typeof found === 'string') return found.split(' ').filter((word) => word !== '')
  return Array.isArray(found) ? found.filter((word): word is string => typeof word === 'string') : []
}

/** The scopes for claim values. Ignores values that are not in the map. */
export function scopesOf(words: readonly string[], map: ScopeMap): readonly Scope[] {
  const granted = new Set(words.flatMap((word) => map.get(word) ?? []))
  return SCOPES.filter((scope) => granted.has(scope))
}

/** Parses a map such as `lineage-readers=read,admins=admin`; undefined if it is malformed. */
export function readScopeMap(texts: readonly string[]): ScopeMap | undefined {
  const map = new Map<string, readonly Scope[]>()
  for (const text of texts.flatMap((given) => given.split(','))) {
    const at = text.lastIndexOf('=')
    const [word, scope] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    if (at < 1 || word === '' || !isScope(scope)) return undefined
    map.set(word, [...(map.get(word) ?? []), scope])
  }
  return map
}
