/** Marks a place that the types say is never reached; throws with the value if it is. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
