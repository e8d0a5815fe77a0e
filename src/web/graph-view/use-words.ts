import { useEffect, useState } from 'react'

/** Words are written when nothing was typed for so long, in milliseconds. */
const AT_REST = 300

/** Words that are being written: there at once where they are typed, and told once they are written. */
export function useWords(
  begun: string,
  onWritten: (words: string) => void,
): readonly [words: string, setWords: (words: string) => void] {
  const [words, setWords] = useState(begun)
  useEffect(() => {
    if (words === begun) return
    const rest = setTimeout(() => onWritten(words), AT_REST)
    return () => clearTimeout(rest)
  })
  return [words, setWords]
}
