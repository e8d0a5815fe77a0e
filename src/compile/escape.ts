/**
 * The only module that puts text into a Cypher statement without a parameter. Statements that Tributary sends contain only
 * labels, types and property names, which the schema fixes. Statements that a person pastes also contain values.
 */

const PLAIN = /^[A-Za-z_][A-Za-z0-9_]*$/

/**
 * Quotes a label, type or property name with backticks if necessary.
 * @example escapeName('a b') === '`a b`'
 */
export function escapeName(name: string): string {
  return PLAIN.test(name) ? name : `\`${name.replaceAll('`', '``')}\``
}

/**
 * Replaces each `{{placeholder}}` of a template by the escaped name.
 * @example fillNames('(:{{Label}})', { Label: 'Dataset' }) === '(:Dataset)'
 * @throws Error if a placeholder has no name, or a name has no placeholder
 */
export function fillNames(template: string, names: { readonly [placeholder: string]: string }): string {
  const unused = new Set(Object.keys(names))
  const text = template.replace(/\{\{(\w+)\}\}/g, (_, placeholder: string) => {
    const name = names[placeholder]
    if (name === undefined) throw new Error(`no name for {{${placeholder}}} in: ${template}`)
    unused.delete(placeholder)
    return escapeName(name)
  })
  if (unused.size > 0) throw new Error(`no placeholder for ${[...unused].join(', ')} in: ${template}`)
  return text
}

/**
 * Writes a value as a Cypher literal: a string, a whole number, a boolean, or a list of these. Characters that an editor
 * may change on paste are escaped.
 * @example cypherLiteral(['a', 1]) === "['a', 1]"
 * @throws Error for any other value
 */
export function cypherLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(cypherLiteral).join(', ')}]`
  if (typeof value === 'string') return textLiteral(value)
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value)
  throw new Error(`cannot write as a Cypher literal: ${JSON.stringify(value)}`)
}

/**
 * Neo4j may decode `\uXXXX` anywhere in the text before it parses the statement. So a backslash of the value never comes
 * right before a `u`, and a quote or backslash is never written as `\uXXXX`.
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

/** Control characters, line separators, bidirectional controls, unusual spaces and byte order marks. */
const CHANGED_BY_EDITORS = /[\p{Cc}\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]/u
