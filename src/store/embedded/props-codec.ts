import type { Props, PropValue } from '../../domain/graph-schema.ts'
import { fromCell, toCell, type SqlValue } from './cell.ts'
import type { Place } from './layout.ts'
import type { Registry } from './registry.ts'

/** The values of the places' columns in their order, then `rest`: what no column holds exactly, as JSON, or null. */
export function encodeProps(props: Props, places: readonly Place[], registry: Registry): SqlValue[] {
  const values: SqlValue[] = new Array<SqlValue>(places.length + 1)
  let held = 0
  for (let i = 0; i < places.length; i++) {
    const { prop, cell } = places[i]!
    const value = props[prop]
    const stored = value === undefined ? undefined : toCell(value, cell, registry)
    if (stored === undefined) values[i] = null
    else {
      values[i] = stored
      held++
    }
  }
  values[places.length] = held === Object.keys(props).length ? null : restOf(props, places, values)
  return values
}

function restOf(props: Props, places: readonly Place[], values: readonly SqlValue[]): string | null {
  const held = new Set(places.filter((_, i) => values[i] !== null).map((place) => place.prop))
  const rest = Object.entries(props).filter(([name]) => !held.has(name))
  return rest.length === 0 ? null : JSON.stringify(Object.fromEntries(rest))
}

/** The properties of a row whose columns from `offset` on are those that `encodeProps` gave. */
export function decodeProps(
  row: readonly SqlValue[],
  offset: number,
  places: readonly Place[],
  registry: Registry,
): Props {
  const props: Record<string, PropValue> = {}
  for (let i = 0; i < places.length; i++) {
    const stored = row[offset + i]
    if (stored !== null && stored !== undefined) {
      const { prop, cell } = places[i]!
      props[prop] = fromCell(stored, cell, registry)
    }
  }
  const rest = row[offset + places.length]
  return typeof rest === 'string' ? { ...props, ...(JSON.parse(rest) as Props) } : props
}
