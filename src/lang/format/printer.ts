import type { Query, Selector } from '../ast.ts'

/** The printers that every other may need: queries and selectors contain each other. */
export interface Printer {
  readonly query: (query: Query) => string
  readonly selector: (selector: Selector) => string
}

/** Words and phrases with one space between them; what is empty is left out. */
export const spaced = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ')
