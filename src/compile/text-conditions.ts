/** Conditions on texts in Cypher, all of which must hold, with the parameters that they name. */
export interface TextConditions {
  readonly all: readonly string[]
  readonly params: Readonly<Record<string, string>>
}
