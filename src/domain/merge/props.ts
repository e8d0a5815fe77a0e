import type { Props, PropValue } from '../graph-schema.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import type { Json } from '../../lib/json.ts'

/** A row's properties: those that are absent left out. */
export function propsOf(values: { readonly [name: string]: PropValue | undefined }): Props {
  const out: { [name: string]: PropValue } = {}
  for (const name of Object.keys(values)) {
    const value = values[name]
    if (value !== undefined) out[name] = value
  }
  return out
}

/** The properties but for some. */
export function propsWithout(props: Props, ...names: readonly string[]): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !names.includes(name)))
}

/** A `json` property; absent where there is nothing to keep. */
export function jsonProp(value: { readonly [key: string]: Json } | undefined): string | undefined {
  return value === undefined || Object.keys(value).length === 0 ? undefined : canonicalJson(value)
}

export function sameProps(a: Props, b: Props): boolean {
  if (a === b) return true
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && sameValue(a[name], b[name]))
}

export function sameValue(a: PropValue | undefined, b: PropValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.length === b.length && a.every((item, i) => item === b[i])
}
