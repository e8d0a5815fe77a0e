/** A regular expression of Neo4j that fits the whole texts which a glob fits (`matchesGlob`), and no others. */
export function globRegex(glob: string): string {
  const characters = Array.from(glob)
  let regex = '(?s)'
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i]!
    if (character === '*') regex += regex.endsWith('.*') ? '' : '.*'
    else if (character === '?') regex += '.'
    else regex += quoted(character === '\\' && i + 1 < characters.length ? characters[++i]! : character)
  }
  return regex
}

const quoted = (character: string): string =>
  /[\\^$.|?*+()[\]{}]/u.test(character) ? `\\${character}` : character
