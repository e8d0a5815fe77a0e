/** What an operation can do to what it writes (design: READ, WROTE `types`). */
export const INTERACTION_TYPES = [
  'append',
  'overwrite',
  'create',
  'alter',
  'drop',
  'truncate',
  'rename',
  'delete',
  'update',
  'merge',
] as const

export type InteractionType = (typeof INTERACTION_TYPES)[number]

export function isInteractionType(text: string): text is InteractionType {
  return (INTERACTION_TYPES as readonly string[]).includes(text)
}
