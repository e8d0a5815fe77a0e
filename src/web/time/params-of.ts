/** The names of a tree's parameters: a value for any other is refused. */
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
