import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import {
  EDGES,
  NODES,
  type EdgeType,
  type NodeLabel,
  type PropKind,
  type Props,
} from '../../domain/graph-schema.ts'
import { isUuid, type Id } from '../../domain/ids.ts'
import { AGGREGATE_SLOTS, type AggregateRow } from '../../domain/merge-protocol.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { isJsonObject, type Json, type JsonObject } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import type { DumpRow } from '../../store/lineage-store.ts'

/** The line of a row: canonical JSON, the same for equal rows from any store. */
export function lineOfRow({ kind, row }: DumpRow): string {
  switch (kind) {
    case 'node':
      return canonicalJson({ node: row.label, id: row.id, props: row.props as Json })
    case 'edge': {
      const { type, id, fromLabel, from, toLabel, to, props } = row
      return canonicalJson({
        edge: type,
        id,
        from: [fromLabel, from],
        to: [toLabel, to],
        props: props as Json,
      })
    }
    case 'aggregate': {
      const { id, ...rest } = row
      return canonicalJson({ aggregate: id, ...(rest as JsonObject) })
    }
  }
}

/** The row in a line, or what is wrong with the line. */
export function rowOfLine(value: Json): Result<DumpRow, string> {
  if (!isJsonObject(value)) return err('it is not a JSON object')
  if (typeof value.node === 'string') return nodeOf(value)
  if (typeof value.edge === 'string') return edgeOf(value)
  if (typeof value.aggregate === 'string') return aggregateOf(value)
  return err('it has neither node, edge nor aggregate')
}

function nodeOf({ node: label, id, props }: JsonObject): Result<DumpRow, string> {
  if (!isLabel(label)) return err(`unknown node label ${JSON.stringify(label)}`)
  if (!isId(id)) return err('its id is not a UUID')
  if (!areProps(props, NODES[label])) return err(`its properties do not match a ${label}`)
  const row: NodeRow = { label, id, props }
  return ok({ kind: 'node', row })
}

function edgeOf({ edge: type, id, from, to, props }: JsonObject): Result<DumpRow, string> {
  if (!isType(type)) return err(`unknown edge type ${JSON.stringify(type)}`)
  if (!isId(id)) return err('its id is not a UUID')
  const [fromLabel, fromId] = endOf(from)
  const [toLabel, toId] = endOf(to)
  if (!isId(fromId) || !isId(toId)) return err('its ends are not UUIDs')
  const joins = EDGES[type].ends.some(([a, b]) => a === fromLabel && b === toLabel)
  if (!joins) return err(`a ${type} cannot lead from ${String(fromLabel)} to ${String(toLabel)}`)
  if (!areProps(props, EDGES[type].props)) return err(`its properties do not match a ${type}`)
  const row: EdgeRow = {
    type,
    id,
    fromLabel: fromLabel as NodeLabel,
    from: fromId,
    toLabel: toLabel as NodeLabel,
    to: toId,
    props,
  }
  return ok({ kind: 'edge', row })
}

function aggregateOf({ aggregate: id, body, at, ...slots }: JsonObject): Result<DumpRow, string> {
  if (!isId(id)) return err('its id is not a UUID')
  if (!isJsonObject(body)) return err('its body is not an object')
  if (at !== undefined && !Number.isSafeInteger(at)) return err('its time is not a whole number')
  for (const [slot, key] of Object.entries(slots))
    if (!(AGGREGATE_SLOTS as readonly string[]).includes(slot) || !isId(key))
      return err(`its ${slot} is not valid`)
  const row = { id, body, ...slots, ...(at === undefined ? {} : { at }) } as AggregateRow
  return ok({ kind: 'aggregate', row })
}

const isLabel = (value: unknown): value is NodeLabel =>
  typeof value === 'string' && Object.hasOwn(NODES, value)
const isType = (value: unknown): value is EdgeType => typeof value === 'string' && Object.hasOwn(EDGES, value)
const isId = (value: unknown): value is Id =>
  typeof value === 'string' && isUuid(value) && value === value.toLowerCase()
const endOf = (value: Json | undefined): readonly [unknown?, unknown?] =>
  Array.isArray(value) && value.length === 2 ? (value as unknown as readonly [unknown, unknown]) : []

function areProps(
  value: Json | undefined,
  kinds: { readonly [name: string]: PropKind },
): value is Props & JsonObject {
  return (
    isJsonObject(value) &&
    Object.entries(value).every(([name, prop]) => Object.hasOwn(kinds, name) && isOfKind(prop, kinds[name]!))
  )
}

function isOfKind(value: Json, kind: PropKind): boolean {
  switch (kind) {
    case 'text':
    case 'json':
      return typeof value === 'string'
    case 'int':
      return typeof value === 'number'
    case 'bool':
      return typeof value === 'boolean'
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string')
    case 'ints':
      return Array.isArray(value) && value.every((item) => typeof item === 'number')
  }
}
