/** The types of the parser library that `src/lang` needs. Only this room imports the library. */
export type { CstNode, IToken, TokenType } from 'chevrotain'
