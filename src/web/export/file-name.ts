/** So long names are, their ending included: every file system takes them. */
const LONGEST = 80

/**
 * A file name for what is exported of a query: its words in lower case, the UTC date, the ending. Nothing else than letters, digits,
 * dots and hyphens stands in it, so that no file system, shell or web server reads anything into it.
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
