/** The time properties of a DERIVED_FROM relationship in the order in which statements return them. */
export const TIME_PROPS = [
  'firstAt',
  'lastAt',
  'statedFirstAt',
  'statedLastAt',
  'inferredFirstAt',
  'inferredLastAt',
] as const

/** The times of a relationship `x` as items of a Cypher list: `x.firstAt, x.lastAt, …`. */
export const timesOf = (x: string): string => TIME_PROPS.map((prop) => `${x}.${prop}`).join(', ')
