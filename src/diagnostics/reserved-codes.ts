import type { Code } from './catalogue.ts'

/** Codes of messages that no code uses yet, for query forms that the parser accepts but the server cannot answer. */
export const reserved: readonly Code[] = []
