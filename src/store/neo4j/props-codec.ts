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

/**
 * What of a row's properties is no longer as it was, as Neo4j takes it: null for those that are gone. Where it is not
 * known how they were, or where JSON holds some, that is all of them.
 */
export function changesToNeo4j(
  former: Props | undefined,
  props: Props,
  kinds: Readonly<Record<string, PropKind>>,
): Neo4jProps {
  const changed: Record<string, unknown> = {}
  if (former === undefined || !areKept(former, kinds) || !areKept(props, kinds)) {
    for (const name of Object.keys(kinds)) changed[name] = null
    return { ...changed, [REST]: null, ...toNeo4j(props, kinds) }
  }
  for (const name of Object.keys(props))
    if (!sameValue(former[name], props[name]!)) changed[name] = encode(props[name]!, kinds[name])
  for (const name of Object.keys(former)) if (props[name] === undefined) changed[name] = null
  return changed
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

/** Whether Neo4j's types hold all of them exactly. */
function areKept(props: Props, kinds: Readonly<Record<string, PropKind>>): boolean {
  for (const name of Object.keys(props)) {
    const value = props[name]
    switch (kinds[name]) {
      case 'text':
      case 'json':
        if (!isKeepable(value)) return false
        break
      case 'int':
        if (!isInteger(value)) return false
        break
      case 'bool':
        if (typeof value !== 'boolean') return false
        break
      case 'texts':
        if (!Array.isArray(value) || !value.every(isKeepable)) return false
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

const isKeepable = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed()

const isInteger = (value: unknown): boolean => Number.isSafeInteger(value) && !Object.is(value, -0)

function toInteger(value: unknown): unknown {
  return isInteger(value) ? neo4j.int(value as number) : undefined
}
