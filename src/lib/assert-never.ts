/** Marks code that the types exclude; throws with the value if it is reached. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
