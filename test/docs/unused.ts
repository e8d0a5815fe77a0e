/** Stands where a program wants what the test never calls. */
export const unused = (): never => {
  throw new Error('a test of documents starts nothing')
}
