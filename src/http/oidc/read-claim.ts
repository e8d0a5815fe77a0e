import { isScope, SCOPES, type Scope } from '../../domain/scope.ts'
import { isJsonObject } from '../../lib/json.ts'

/** Scopes by the words that an issuer has for them; one word may stand for several. */
export type ScopeMap = ReadonlyMap<string, readonly Scope[]>

/** Without a map of its own: `tributary:read` and so on. Bare words such as `admin` mean other things elsewhere. */
export const OWN_WORDS: ScopeMap = new Map(SCOPES.map((scope) => [`tributary:${scope}`, [scope]]))

/**
 * The words of a claim: a list of texts, or one text with spaces between (RFC 8693 §4.2). The claim is found by its whole name
 * or, where it has none of that name, by a path with dots such as `realm_access.roles`.
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

/** The scopes that words stand for, in their order; a word that the map has not means nothing. */
export function scopesOf(words: readonly string[], map: ScopeMap): readonly Scope[] {
  const granted = new Set(words.flatMap((word) => map.get(word) ?? []))
  return SCOPES.filter((scope) => granted.has(scope))
}

/** A map as an operator writes it, `word=scope`, several with commas between; undefined where it is none. */
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
