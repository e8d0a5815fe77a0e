interface Known {
  readonly name?: string | undefined
  readonly type?: string | undefined
}

/**
 * The columns that have words in their names or types, whatever the case; the one that is marked comes first, so that it is
 * seen among however many.
 */
export function orderedBy<T extends Known>(
  columns: readonly T[],
  { marked, words }: { readonly marked: string; readonly words: string },
): readonly T[] {
  const wanted = words.toLowerCase()
  const found = columns.filter(
    ({ name = '', type = '' }) =>
      wanted === '' || name.toLowerCase().includes(wanted) || type.toLowerCase().includes(wanted),
  )
  const first = marked === '' ? [] : found.filter(({ name }) => name === marked)
  return first.length === 0 ? found : [...first, ...found.filter((column) => !first.includes(column))]
}
