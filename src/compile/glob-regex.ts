/**
 * A Neo4j (Java) regular expression that matches exactly the texts that `matchesGlob` accepts for the glob.
 * @example globRegex('shop.*') === '(?s)shop\\..*'
 */
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
