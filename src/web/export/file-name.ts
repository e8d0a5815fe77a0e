/** Maximum length of a file name with extension, accepted by every file system. */
const LONGEST = 80

/**
 * A file name for the export of a query: its words in lower case, the UTC date and the extension. It contains only letters, digits,
 * dots and hyphens, so that it is safe in file systems, shells and web servers.
 */
export function fileName(query: string, ending: string, at: number): string {
  const tail = `-${new Date(at).toISOString().slice(0, '2026-11-26'.length)}.${ending}`
  const words = query
    .replaceAll(/--[^\n]*/gu, ' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/gu, '-')
    .replaceAll(/\.{2,}/gu, '.')
    .slice(0, LONGEST - tail.length)
    .replaceAll(/^[-.]+|[-.]+$/gu, '')
  return `${words === '' ? 'lineage' : words}${tail}`
}
