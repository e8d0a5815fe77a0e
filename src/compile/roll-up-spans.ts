/** The times of a DERIVED_FROM relationship that answers tell of, in the order in which statements return them. */
export const TIME_PROPS = [
  'firstAt',
  'lastAt',
  'statedFirstAt',
  'statedLastAt',
  'inferredFirstAt',
  'inferredLastAt',
] as const

/** The times of the relationship `x` as items of a Cypher list. */
export const timesOf = (x: string): string => TIME_PROPS.map((prop) => `${x}.${prop}`).join(', ')
