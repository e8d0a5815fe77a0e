import { diagnose } from '../../diagnostics/catalogue.ts'
import { quoteGlob } from '../../lang/format/quote-name.ts'
import type { NameNode } from '../../lang/ast.ts'
import { globLiteral } from '../text-match.ts'
import type { Resolver } from './resolver.ts'

/** Warns about a pattern with a wildcard of SQL and none of this language. */
export function checkPattern(node: NameNode, glob: string | undefined, resolver: Resolver): void {
  if (glob?.includes('%') !== true || globLiteral(glob) === undefined) return
  const suggestion = quoteGlob(glob.replaceAll('%', '*'))
  resolver.report(diagnose('percent-in-pattern', { pattern: glob, suggestion }, node.span))
}
