/** The parameters of a parsed query. The server rejects values for other names. */
export function paramsOf(tree: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { kind, name } = value as { readonly kind?: unknown; readonly name?: unknown }
    if (kind === 'param' && typeof name === 'string') names.add(name)
    for (const part of Object.values(value)) visit(part)
  }
  visit(tree)
  return names
}
