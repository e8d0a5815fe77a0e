/** Namespaces that an operator declares to be others: of each, normalised, the one that it stands for. */
export type NamespaceAliases = ReadonlyMap<string, string>

export const NO_ALIASES: NamespaceAliases = new Map()
