import type { Props, PropValue } from '../graph-schema.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'

/** The properties of a row, without undefined values. */
export function propsOf(values: { readonly [name: string]: PropValue | undefined }): Props {
  const out: { [name: string]: PropValue } = {}
  for (const name of Object.keys(values)) {
    const value = values[name]
    if (value !== undefined) out[name] = value
  }
  return out
}

/** The properties except some. */
export function propsWithout(props: Props, ...names: readonly string[]): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !names.includes(name)))
}

/** A `json` property; absent if the object is empty. */
export function jsonProp(value: { readonly [key: string]: Json } | undefined): string | undefined {
  return value === undefined || Object.keys(value).length === 0 ? undefined : canonicalJson(value)
}

/** Compares the properties of rows, none of which is undefined. */
export function sameProps(a: Props, b: Props): boolean {
  if (a === b) return true
  for (const name in a) if (!sameValue(a[name], b[name])) return false
  for (const name in b) if (a[name] === undefined) return false
  return true
}

/** Counts properties without building a list, because it runs for every written row. */
export function sizeOf(props: Props): number {
  let size = 0
  // oxlint-disable-next-line no-unused-vars -- they are only counted
  for (const _ in props) size++
  return size
}

export function sameValue(a: PropValue | undefined, b: PropValue | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
