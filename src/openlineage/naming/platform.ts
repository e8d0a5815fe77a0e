/** What Tributary knows of one kind of data store: how its datasets are named and where they are kept. */
export interface Platform {
  /** The canonical scheme of its namespaces, and its type as a Location. */
  readonly scheme: string
  /** Other schemes for the same. */
  readonly aliases?: readonly string[]
  /** Added to each host of the authority that has no port. */
  readonly defaultPort?: number
  /** Names are paths, not dotted names. */
  readonly paths?: boolean
  /** Its namespace is the scheme alone, with neither authority nor `//`. */
  readonly bare?: boolean
  /** Its authority is a list of `host:port`, each an Address. */
  readonly hosts?: boolean
  /** Database, bucket, container or catalog, of the authority and the name; absent where the platform has none. */
  readonly storage?: (authority: string, name: string) => string | undefined
}

/** The first of at least `parts` dotted parts, as in `database.schema.table`. */
export const firstOf =
  (parts: number) =>
  (_authority: string, name: string): string | undefined => {
    const split = splitDotted(name)
    return split.length >= parts ? unquoted(split[0]!) : undefined
  }

/** The authority itself, as of a bucket. */
export const wholeAuthority = (authority: string): string | undefined => authority || undefined

/** What stands before the `@`, as in `container@account.dfs.core.windows.net`. */
export const beforeAt = (authority: string): string | undefined =>
  authority.includes('@') ? authority.slice(0, authority.indexOf('@')) : undefined

/** Splits at the dots that stand outside quotes. */
export function splitDotted(name: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  let quote: string | undefined
  for (let i = 0; i < name.length; i++) {
    const char = name[i]!
    if (quote !== undefined) {
      if (char === quote) quote = undefined
    } else if (char === '.') {
      parts.push(name.slice(start, i))
      start = i + 1
    } else if (char === '"' || char === '`') quote = char
  }
  parts.push(name.slice(start))
  return parts
}

/** Without the quotes around it, if it is wholly quoted. */
export function unquoted(part: string): string {
  return isQuoted(part) ? part.slice(1, -1) : part
}

/** Whether `"` or a backtick opens and closes the part and the same quote inside comes only doubled. */
export function isQuoted(part: string): boolean {
  const quote = part[0]
  if (part.length < 3 || (quote !== '"' && quote !== '`') || !part.endsWith(quote)) return false
  return !part
    .slice(1, -1)
    .replaceAll(quote + quote, '')
    .includes(quote)
}
