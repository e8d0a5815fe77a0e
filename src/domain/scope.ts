/**
 * What a caller may do. `read` asks, `ingest` sends events and entities, `edit` changes what people keep, such as saved
 * queries; `admin` includes all others, and keys and maintenance besides; the others include none.
 */
export const SCOPES = ['read', 'ingest', 'edit', 'admin'] as const

export type Scope = (typeof SCOPES)[number]

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text)

/** Whether scopes allow what `wanted` names. */
export const allows = (scopes: readonly Scope[], wanted: Scope): boolean =>
  scopes.includes(wanted) || scopes.includes('admin')
