/** A filter of a list: one parameter of the API and of the URL. */
export interface FilterField {
  readonly name: string
  readonly title: string
  readonly kind: 'text' | 'choice' | 'flag' | 'time'
  /** The options of a choice, besides "any". */
  readonly options?: readonly string[]
  readonly placeholder?: string
  /** Shown only after "More filters". */
  readonly further?: boolean
}

/** An ISO 8601 time as the value of a datetime-local field: `2026-11-24T03:10`. */
export function localOf(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return ''
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The inverse; empty for an invalid time. */
export function isoOf(local: string): string {
  const at = new Date(local)
  return local === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** Whether a typed time is complete: years before 1970 are still being typed. */
export const isWholeTime = (local: string): boolean => local === '' || local >= '1970'
