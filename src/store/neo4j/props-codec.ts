import neo4j from 'neo4j-driver'
import type { PropKind, Props, PropValue } from '../../domain/graph-schema.ts'

/** Properties as Neo4j stores them. */
export type Neo4jProps = Readonly<Record<string, unknown>>

/** Holds, as JSON, values that Neo4j cannot store exactly: a text with half a surrogate pair, a number above 2^53. */
const REST = 'unkept'

/**
 * Encodes the properties of a row. Integers become Neo4j integers (the driver would send numbers as floats), other values
 * remain. Values that Neo4j cannot store exactly go into one JSON property.
 */
export function toNeo4j(props: Props, kinds: Readonly<Record<string, PropKind>>): Neo4jProps {
  const encoded: Record<string, unknown> = {}
  const rest: Record<string, PropValue> = {}
  for (const [name, value] of Object.entries(props)) {
    const encodedValue = encode(value, kinds[name])
    if (encodedValue === undefined) rest[name] = value
    else encoded[name] = encodedValue
  }
  if (Object.keys(rest).length > 0) encoded[REST] = JSON.stringify(rest)
  return encoded
}

/**
 * Encodes the properties that changed, with null for removed ones. If the former properties are unknown, or if the JSON
 * property holds some values, encodes all properties.
 */
export function changesToNeo4j(
  former: Props | undefined,
  props: Props,
  kinds: Readonly<Record<string, PropKind>>,
): Neo4jProps {
  const changed: Record<string, unknown> = {}
  if (former === undefined || !areStorable(former, kinds) || !areStorable(props, kinds)) {
    for (const name of Object.keys(kinds)) changed[name] = null
    return { ...changed, [REST]: null, ...toNeo4j(props, kinds) }
  }
  for (const name of Object.keys(props))
    if (!sameValue(former[name], props[name]!)) changed[name] = encode(props[name]!, kinds[name])
  for (const name of Object.keys(former)) if (props[name] === undefined) changed[name] = null
  return changed
}

/** Decodes properties that `toNeo4j` encoded. Ignores those that the schema does not list. */
export function fromNeo4j(stored: Neo4jProps, kinds: Readonly<Record<string, PropKind>>): Props {
  const props: Record<string, PropValue> = {}
  for (const name of Object.keys(kinds)) {
    const value = stored[name]
    if (value !== undefined && value !== null) props[name] = value as PropValue
  }
  const rest = stored[REST]
  return rest === undefined ? props : { ...props, ...(JSON.parse(rest as string) as Props) }
}

function encode(value: PropValue, kind: PropKind | undefined): unknown {
  switch (kind) {
    case 'text':
    case 'json':
      return isStorableText(value) ? value : undefined
    case 'int':
      return toInteger(value)
    case 'bool':
      return typeof value === 'boolean' ? value : undefined
    case 'texts':
      return Array.isArray(value) && value.every(isStorableText) ? value : undefined
    case 'ints': {
      if (!Array.isArray(value)) return undefined
      const integers = value.map(toInteger)
      return integers.includes(undefined) ? undefined : integers
    }
    case undefined:
      return undefined
  }
}

/** Whether Neo4j can store all values exactly. */
function areStorable(props: Props, kinds: Readonly<Record<string, PropKind>>): boolean {
  for (const name of Object.keys(props)) {
    const value = props[name]
    switch (kinds[name]) {
      case 'text':
      case 'json':
        if (!isStorableText(value)) return false
        break
      case 'int':
        if (!isInteger(value)) return false
        break
      case 'bool':
        if (typeof value !== 'boolean') return false
        break
      case 'texts':
        if (!Array.isArray(value) || !value.every(isStorableText)) return false
        break
      case 'ints':
        if (!Array.isArray(value) || !value.every(isInteger)) return false
        break
      case undefined:
        return false
    }
  }
  return true
}

function sameValue(a: PropValue | undefined, b: PropValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.length === b.length && a.every((item, i) => item === b[i])
}

const isStorableText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed()

const isInteger = (value: unknown): boolean => Number.isSafeInteger(value) && !Object.is(value, -0)

function toInteger(value: unknown): unknown {
  return isInteger(value) ? neo4j.int(value as number) : undefined
}
