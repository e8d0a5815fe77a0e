/** What is typed so far, and how it is to be finished. */
export interface Typed {
  readonly prefix: string
  readonly quoted: boolean
  readonly limit: number
}
