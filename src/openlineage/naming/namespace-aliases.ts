/** The aliases that the operator declared: from a normalised namespace to its canonical namespace. */
export type NamespaceAliases = ReadonlyMap<string, string>

export const NO_ALIASES: NamespaceAliases = new Map()
