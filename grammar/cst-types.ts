import { generateCstDts, type Rule } from 'chevrotain'

/** The TypeScript declarations of the concrete syntax tree, one interface per rule. */
export function cstTypes(productions: Record<string, Rule>): string {
  const declarations = generateCstDts(productions, { includeVisitorInterface: false })
  return declarations
    .replace(
      /^import .*$/mu,
      "/** Generated from the grammar by `npm run grammar:generate`. */\nimport type { CstNode, IToken } from 'chevrotain'",
    )
    .trimEnd()
    .concat('\n')
}
