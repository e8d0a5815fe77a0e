/** The typed text, and how the completion must finish it. */
export interface Typed {
  readonly prefix: string
  readonly quoted: boolean
  readonly limit: number
}
