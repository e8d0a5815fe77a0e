interface Known {
  readonly name?: string | undefined
  readonly type?: string | undefined
}

/** The columns whose name or type contains the words, ignoring case. The marked column comes first. */
export function filterColumns<T extends Known>(
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
