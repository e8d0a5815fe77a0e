/** Longest key in characters. Longer keys are cut: 4 KiB of UTF-8 at most, half the size limit of a Neo4j index entry. */
const MAX_LENGTH = 1000

/**
 * The `listKey` property of Dataset and Job nodes: namespace and name joined by NUL, which no name contains, so that keys
 * sort like the pairs. Lists sort equal keys (possible only after a cut) by namespace and name.
 */
export function listKey(namespace: string, name: string): string {
  const key = `${namespace}\u0000${name}`
  return key.length <= MAX_LENGTH ? key : Array.from(key).slice(0, MAX_LENGTH).join('')
}
