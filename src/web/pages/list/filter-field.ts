/** A filter of a list: one parameter of the API, and of the address. */
export interface FilterField {
  readonly name: string
  readonly title: string
  readonly kind: 'text' | 'choice' | 'flag' | 'time'
  /** Of a choice: what may be chosen besides anything. */
  readonly options?: readonly string[]
  readonly placeholder?: string
  /** Shown only where somebody wants more. */
  readonly further?: boolean
}

/** An ISO 8601 time as a field of the viewer's own zone holds it: `2026-11-24T03:10`. */
export function localOf(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return ''
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The other way round; empty where it is no time. */
export function isoOf(local: string): string {
  const at = new Date(local)
  return local === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** Whether a field's time can be meant: nothing is known of the time before 1970. */
export const isWholeTime = (local: string): boolean => local === '' || local >= '1970'
