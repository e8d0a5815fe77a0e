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

/** The line of an export that carries a row: canonical JSON, the same for the same row whichever store it comes from. */
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

/** The row that a line carries, or what is wrong with the line. */
export function rowOfLine(value: Json): Result<DumpRow, string> {
  if (!isJsonObject(value)) return err('it is no JSON object')
  if (typeof value.node === 'string') return nodeOf(value)
  if (typeof value.edge === 'string') return edgeOf(value)
  if (typeof value.aggregate === 'string') return aggregateOf(value)
  return err('it has neither node, edge nor aggregate')
}

function nodeOf({ node: label, id, props }: JsonObject): Result<DumpRow, string> {
  if (!isLabel(label)) return err(`there are no nodes ${JSON.stringify(label)}`)
  if (!isId(id)) return err('its id is no UUID')
  if (!areProps(props, NODES[label])) return err(`a ${label} has no such properties`)
  const row: NodeRow = { label, id, props }
  return ok({ kind: 'node', row })
}

function edgeOf({ edge: type, id, from, to, props }: JsonObject): Result<DumpRow, string> {
  if (!isType(type)) return err(`there are no edges ${JSON.stringify(type)}`)
  if (!isId(id)) return err('its id is no UUID')
  const [fromLabel, fromId] = endOf(from)
  const [toLabel, toId] = endOf(to)
  if (!isId(fromId) || !isId(toId)) return err('its ends are no UUIDs')
  const joins = EDGES[type].ends.some(([a, b]) => a === fromLabel && b === toLabel)
  if (!joins) return err(`no ${type} leads from ${String(fromLabel)} to ${String(toLabel)}`)
  if (!areProps(props, EDGES[type].props)) return err(`a ${type} has no such properties`)
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
  if (!isId(id)) return err('its id is no UUID')
  if (!isJsonObject(body)) return err('its body is no object')
  if (at !== undefined && !Number.isSafeInteger(at)) return err('its time is no whole number')
  for (const [slot, key] of Object.entries(slots))
    if (!(AGGREGATE_SLOTS as readonly string[]).includes(slot) || !isId(key))
      return err(`an aggregate has no ${slot} such as this`)
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
