/** Namespaces that an operator declares to be others: of each, normalised, the one that it stands for. */
export type SameNamespaces = ReadonlyMap<string, string>

export const NONE_THE_SAME: SameNamespaces = new Map()
