/** The parts of a dataset namespace, `scheme:[//]rest`. `joinNamespace` restores the original. */
export interface NamespaceParts {
  readonly scheme: string
  readonly separator: '' | ':' | '://'
  readonly authority: string
  /** The rest after the authority, with its leading slash. */
  readonly path: string
}

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*$/

/** Splits a namespace. A single word (`file`, `bigquery`, `food_delivery`) is a scheme. Undefined if it has no valid scheme. */
export function splitNamespace(namespace: string): NamespaceParts | undefined {
  const colon = namespace.indexOf(':')
  const scheme = colon === -1 ? namespace : namespace.slice(0, colon)
  if (!SCHEME.test(scheme)) return undefined
  if (colon === -1) return { scheme, separator: '', authority: '', path: '' }
  const rest = namespace.slice(colon + 1)
  if (!rest.startsWith('//')) return { scheme, separator: ':', authority: '', path: rest }
  const slash = rest.indexOf('/', 2)
  const end = slash === -1 ? rest.length : slash
  return { scheme, separator: '://', authority: rest.slice(2, end), path: rest.slice(end) }
}

export const joinNamespace = (parts: NamespaceParts): string =>
  `${parts.scheme}${parts.separator}${parts.authority}${parts.path}`
