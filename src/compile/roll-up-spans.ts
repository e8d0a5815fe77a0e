/** The times of a DERIVED_FROM relationship, in the order in which statements return them. */
export const SPAN_PROPS = [
  'firstAt',
  'lastAt',
  'days',
  'statedFirstAt',
  'statedLastAt',
  'statedDays',
  'inferredFirstAt',
  'inferredLastAt',
  'inferredDays',
] as const

/** The times of the relationship `x` as a Cypher list. */
export const spansOf = (x: string): string => `[${SPAN_PROPS.map((prop) => `${x}.${prop}`).join(', ')}]`
