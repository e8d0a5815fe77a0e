import type { GlobCstNode, LabelCstNode, NameCstNode } from '../../../grammar/tributary-cst.ts'
import type { IToken } from '../../../grammar/cst.ts'
import { readQuoted, readQuotedGlob } from '../../../grammar/quoted-text.ts'
import type { NameNode, Param, Word } from '../ast.ts'
import { spanOfToken } from './reader.ts'

export const bareWord = (token: IToken): Word => ({
  kind: 'word',
  text: token.image,
  quoted: false,
  glob: false,
  span: spanOfToken(token),
})

export const quotedWord = (token: IToken): Word => ({
  kind: 'word',
  text: readQuoted(token.image),
  quoted: false,
  glob: false,
  span: spanOfToken(token),
})

export const readParam = (token: IToken): Param => ({
  kind: 'param',
  name: token.image.slice(1),
  span: spanOfToken(token),
})

export function readLabel(node: LabelCstNode): Word {
  const { Word, Quoted } = node.children
  return Word === undefined ? quotedWord(Quoted![0]!) : bareWord(Word[0]!)
}

export function readName(node: NameCstNode): NameNode {
  const { Word, Quoted, Param } = node.children
  if (Word !== undefined) return bareWord(Word[0]!)
  return Quoted === undefined ? readParam(Param![0]!) : quotedWord(Quoted[0]!)
}

/** After `like` and `in`: everything is a glob, quoted or not. */
export function readGlob(node: GlobCstNode): NameNode {
  const { Glob, name } = node.children
  if (Glob !== undefined) return { ...bareWord(Glob[0]!), glob: true }
  const quoted = name![0]!.children.Quoted?.[0]
  if (quoted !== undefined) {
    return { ...quotedWord(quoted), text: readQuotedGlob(quoted.image), glob: true }
  }
  const word = readName(name![0]!)
  return word.kind === 'param' ? word : { ...word, glob: true }
}

/** After `column`: a bare word with `*` or `?` is a glob, everything else is exact. */
export function readColumnName(node: GlobCstNode): NameNode {
  const { Glob, name } = node.children
  return Glob === undefined ? readName(name![0]!) : { ...bareWord(Glob[0]!), glob: true }
}
