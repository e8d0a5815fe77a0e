import type { Json } from './json.ts'

/**
 * The canonical text of a JSON value: keys sorted by code unit, no white space, undefined members left out. Equal
 * values give equal text, so it serves for digests and for breaking ties.
 */
export function canonicalJson(value: Json | undefined): string {
  if (value === undefined) return 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const object = value as { readonly [key: string]: Json | undefined }
    const members: string[] = []
    for (const key of Object.keys(object).sort()) {
      const member = object[key]
      if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
    }
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value)
}
