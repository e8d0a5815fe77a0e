/**
 * The one place where a text becomes part of a Cypher statement otherwise than as a parameter. Values never do: only
 * labels, types and property names, which the graph's schema fixes.
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
