/**
 * The one place where a text becomes part of a Cypher statement otherwise than as a parameter. In statements that Tributary
 * sends only labels, types and property names do, which the graph's schema fixes; values do in those that a person pastes.
 */

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/

/** A label, type or property name as it stands in a statement: as it is, or between backticks. */
export function escapeName(name: string): string {
  return PLAIN.test(name) ? name : `\`${name.replaceAll('`', '``')}\``
}

/**
 * A statement from its template: each `{{place}}` becomes the escaped name given for it.
 * @throws Error if a place has no name, or a name no place
 */
export function fillNames(template: string, names: { readonly [place: string]: string }): string {
  const unused = new Set(Object.keys(names))
  const text = template.replace(/\{\{(\w+)\}\}/g, (_, place: string) => {
    const name = names[place]
    if (name === undefined) throw new Error(`no name for {{${place}}} in: ${template}`)
    unused.delete(place)
    return escapeName(name)
  })
  if (unused.size > 0) throw new Error(`no place for ${[...unused].join(', ')} in: ${template}`)
  return text
}

/**
 * A value as it stands in a statement: a text, a whole number, a boolean, or a list of them. What an editor would change as
 * it is pasted is escaped.
 * @throws Error for any other value
 */
export function cypherLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(cypherLiteral).join(', ')}]`
  if (typeof value === 'string') return textLiteral(value)
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value)
  throw new Error(`no literal of Cypher: ${JSON.stringify(value)}`)
}

/**
 * Neo4j may read an escape of four digits wherever it stands, before it reads the statement: so a backslash of the text never
 * comes right before a `u`, and no quote or backslash is written in that form.
 */
function textLiteral(text: string): string {
  const pieces = Array.from(text, (c) => {
    if (c === '\\' || c === "'") return `\\${c}`
    return CHANGED_BY_EDITORS.test(c) ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c
  })
  const apart = pieces.map((piece, i) =>
    piece === '\\\\' && /^\\?u/iu.test(pieces[i + 1] ?? '') ? `${piece}' + '` : piece,
  )
  return `'${apart.join('')}'`
}

/** Control characters, separators of lines, what turns the direction of writing, and marks at the edges of texts. */
const CHANGED_BY_EDITORS = /[\p{Cc}\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]/u
