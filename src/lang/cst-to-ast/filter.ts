import type { FilterCstNode, TaggedCstNode } from '../../../grammar/tributary-cst.ts'
import type { Filter, NameNode } from '../ast.ts'
import { spanOf } from './reader.ts'
import { readRegex } from './regex.ts'
import { readGlob, readName } from './word.ts'

export function readFilter(node: FilterCstNode): Filter {
  const { LikeKeyword, MatchingKeyword, tagged, OwnedKeyword, glob, name, Regex } = node.children
  const span = spanOf(node)
  if (LikeKeyword !== undefined) return { kind: 'like', glob: readGlob(glob![0]!), span }
  if (MatchingKeyword !== undefined) return { kind: 'matching', regex: readRegex(Regex![0]!), span }
  if (tagged !== undefined) return { kind: 'tagged', ...readTagged(tagged[0]!), span }
  if (OwnedKeyword !== undefined) return { kind: 'owned', by: readName(name![0]!), span }
  return { kind: 'in', namespace: readGlob(glob![0]!), span }
}

export function readTagged(node: TaggedCstNode): { readonly tag: NameNode; readonly value?: NameNode } {
  const [tag, value] = node.children.name
  return { tag: readName(tag!), ...(value === undefined ? {} : { value: readName(value) }) }
}
