/** The ways in which an operation can write a dataset: the `types` of WROTE. */
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
