import { isQuoted, splitDotted } from './dotted-name.ts'

/**
 * Takes the quotes from dotted names: if every part is plain or wholly quoted, a part without dot or quote inside loses its
 * quotes (`"shop"."public"."orders"` → `shop.public.orders`); else the name stays as it is. Some producers quote the names
 * of inputs and not of outputs.
 */
export function dropQuotes(name: string): string {
  if (!/["`]/.test(name)) return name
  const parts = splitDotted(name)
  if (!parts.every((part) => isQuoted(part) || !/["`]/.test(part))) return name
  return parts
    .map((part) => (isQuoted(part) && !/[."`]/.test(part.slice(1, -1)) ? part.slice(1, -1) : part))
    .join('.')
}
