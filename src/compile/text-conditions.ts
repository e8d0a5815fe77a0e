/** Cypher conditions on strings, to be joined by AND, with the values of their parameters. */
export interface TextConditions {
  readonly all: readonly string[]
  readonly params: Readonly<Record<string, string>>
}
