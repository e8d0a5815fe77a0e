import neo4j from 'neo4j-driver'
import type { PropKind, Props, PropValue } from '../../domain/graph-schema.ts'

/** Properties as Neo4j keeps them. */
export type Neo4jProps = Readonly<Record<string, unknown>>

/** Holds, as JSON, what Neo4j's types cannot hold exactly: a text with half a surrogate pair, a number past 2^53. */
const REST = 'unkept'

/**
 * A row's properties as Neo4j takes them: whole numbers as its integers (a plain number would become a float), the rest
 * as it is. What it could not give back exactly goes to one JSON property.
 */
export function toNeo4j(props: Props, kinds: Readonly<Record<string, PropKind>>): Neo4jProps {
  const kept: Record<string, unknown> = {}
  const rest: Record<string, PropValue> = {}
  let any = false
  for (const [name, value] of Object.entries(props)) {
    const encoded = encode(value, kinds[name])
    if (encoded === undefined) {
      rest[name] = value
      any = true
    } else kept[name] = encoded
  }
  if (any) kept[REST] = JSON.stringify(rest)
  return kept
}

/** A row's properties as they were given to `toNeo4j`, without whatever the schema does not list. */
export function fromNeo4j(kept: Neo4jProps, kinds: Readonly<Record<string, PropKind>>): Props {
  const props: Record<string, PropValue> = {}
  for (const name of Object.keys(kinds)) {
    const value = kept[name]
    if (value !== undefined && value !== null) props[name] = value as PropValue
  }
  const rest = kept[REST]
  return rest === undefined ? props : { ...props, ...(JSON.parse(rest as string) as Props) }
}

function encode(value: PropValue, kind: PropKind | undefined): unknown {
  switch (kind) {
    case 'text':
    case 'json':
      return isKeepable(value) ? value : undefined
    case 'int':
      return toInteger(value)
    case 'bool':
      return typeof value === 'boolean' ? value : undefined
    case 'texts':
      return Array.isArray(value) && value.every(isKeepable) ? value : undefined
    case 'ints': {
      if (!Array.isArray(value)) return undefined
      const integers = value.map(toInteger)
      return integers.includes(undefined) ? undefined : integers
    }
    case undefined:
      return undefined
  }
}

const isKeepable = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed()

function toInteger(value: unknown): unknown {
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? neo4j.int(value as number) : undefined
}
