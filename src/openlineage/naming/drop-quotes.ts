import { isQuoted, splitDotted } from './dotted-name.ts'

/**
 * Removes quotes from a dotted name, because some producers quote the names of inputs but not of outputs. A quoted part loses its
 * quotes unless it contains a dot or a quote: `"shop"."public"."orders"` becomes `shop.public.orders`. A name with a partly
 * quoted part stays.
 */
export function dropQuotes(name: string): string {
  if (!/["`]/.test(name)) return name
  const parts = splitDotted(name)
  if (!parts.every((part) => isQuoted(part) || !/["`]/.test(part))) return name
  return parts
    .map((part) => (isQuoted(part) && !/[."`]/.test(part.slice(1, -1)) ? part.slice(1, -1) : part))
    .join('.')
}
