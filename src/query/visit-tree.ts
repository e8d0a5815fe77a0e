/** Calls `visit` for every node of a tree of plain data, parents first. */
export function visitTree(tree: unknown, visit: (node: object) => void): void {
  const todo: unknown[] = [tree]
  while (todo.length > 0) {
    const node = todo.pop()
    if (!isTreeNode(node)) continue
    if (!Array.isArray(node)) visit(node)
    const parts: unknown[] = Object.values(node)
    for (let i = parts.length - 1; i >= 0; i--) todo.push(parts[i])
  }
}

export const isTreeNode = (value: unknown): value is object => typeof value === 'object' && value !== null
