/** What the language room needs of the parser's library, so that the library is named in this room only. */
export type { CstNode, IToken, TokenType } from 'chevrotain'
