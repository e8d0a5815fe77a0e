import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Stage } from '../../lang/ast.ts'
import type { Resolver } from './resolver.ts'

/** Warns about stages that have no effect because of an earlier or later stage, and about `limit 0`. */
export function checkUselessStages(stages: readonly Stage[], resolver: Resolver): void {
  const warn = (stage: Stage, words: string, because: string): void =>
    resolver.report(diagnose('useless-clause', { clause: words, because }, stage.span))
  stages.forEach((stage, i) => {
    const next = stages[i + 1]
    if (stage.kind === 'orderBy') {
      if (next?.kind === 'orderBy') warn(stage, 'order by', 'the next stage replaces the order')
      else if (next?.kind === 'count') warn(stage, 'order by', '`count` does not depend on the order')
    }
    if (stage.kind !== 'limit' || stage.count.kind !== 'integer') return
    const { value } = stage.count
    if (value === 0) resolver.report(diagnose('limit-zero', {}, stage.span))
    const before = stages
      .slice(0, i)
      .flatMap((other) =>
        other.kind === 'limit' && other.count.kind === 'integer' ? [other.count.value] : [],
      )
    const least = Math.min(...before)
    if (least <= value) warn(stage, `limit ${value}`, `it comes after \`limit ${least}\``)
  })
}
