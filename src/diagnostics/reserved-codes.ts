import type { Code } from './catalogue.ts'

/** Messages on forms that are read but not yet answered, so that nothing tells them so far. */
export const reserved: readonly Code[] = []
