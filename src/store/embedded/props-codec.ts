import type { Props, PropValue } from '../../domain/graph-schema.ts'
import { sameValue, sizeOf } from '../../domain/merge/props.ts'
import { fromCell, isExact, toCell, type Cell, type SqlValue } from './cell.ts'
import type { Place } from './layout.ts'
import type { Registry } from './registry.ts'

/** The values of the columns, in their order, then `rest`: JSON of the properties that no column stores exactly, or null. */
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
  values[places.length] = held === sizeOf(props) ? null : restOf(props, places)
  return values
}

/** The columns of a row: indexed columns, and those that an update may set. */
export interface SplitPlaces {
  readonly indexed: readonly Place[]
  readonly values: readonly Place[]
}

/** Changed value columns of a row. `which` has a bit per column in their order, then one for `rest`. */
export interface Difference {
  readonly which: number
  readonly values: readonly SqlValue[]
}

/** The value columns that differ between two states of a row; undefined if an indexed column differs. */
export function encodeDifference(
  former: Props,
  now: Props,
  { indexed, values: places }: SplitPlaces,
  registry: Registry,
): Difference | undefined {
  let placed = 0
  let formerlyPlaced = 0
  for (let i = 0; i < indexed.length; i++) {
    const { prop } = indexed[i]!
    const value = now[prop]
    if (!sameValue(former[prop], value)) return undefined
    if (value === undefined) continue
    placed++
    formerlyPlaced++
  }
  let which = 0
  let restDiffers = false
  const values: SqlValue[] = []
  for (let i = 0; i < places.length; i++) {
    const { prop, cell } = places[i]!
    const before = former[prop]
    const value = now[prop]
    if (before !== undefined) formerlyPlaced++
    if (value !== undefined) placed++
    if (sameValue(before, value)) continue
    if (!fits(before, cell) || !fits(value, cell)) restDiffers = true
    which |= 1 << i
    values.push((value === undefined ? undefined : toCell(value, cell, registry)) ?? null)
  }
  if (placed < sizeOf(now) || formerlyPlaced < sizeOf(former)) restDiffers = true
  if (restDiffers) {
    which |= 1 << places.length
    values.push(restOf(now, [...indexed, ...places]))
  }
  return { which, values }
}

const fits = (value: PropValue | undefined, cell: Cell): boolean =>
  value === undefined || isExact(value, cell)

/** JSON of the properties that the columns do not store. */
function restOf(props: Props, places: readonly Place[]): string | null {
  const cells = new Map(places.map(({ prop, cell }) => [prop, cell]))
  const rest = Object.entries(props).filter(([name, value]) => {
    const cell = cells.get(name)
    return cell === undefined || !isExact(value, cell)
  })
  return rest.length === 0 ? null : JSON.stringify(Object.fromEntries(rest))
}

/** Decodes the properties in a row; their columns begin at `offset`, in the order of `encodeProps`. */
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
