import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { TextSpan } from '../../diagnostics/span.ts'
import type { Changes, Expr, Selector, Stage } from '../ast.ts'

/**
 * A note for `upstream of datasets tagged pii where …`: the `where` directly follows a plural selector but filters the answer
 * of the walk.
 */
export function filteredAnswer(
  body: Expr | Changes,
  stages: readonly Stage[],
  text: string,
): Diagnostic | undefined {
  const where = stages[0]
  const selector = lastSelector(body)
  if (where?.kind !== 'where' || selector === undefined) return undefined
  const written = (span: TextSpan): string => text.slice(span.start, span.end)
  const inner = `(${written(selector.span)} ${written(where.span)})`
  return diagnose('where-filters-answer', { selector: written(selector.span), inner }, where.span)
}

const plural: readonly Selector['kind'][] = ['datasets', 'jobs', 'columns', 'runs']

/** The plural selector with which the text of a walk ends, if it does. */
function lastSelector(body: Expr | Changes): Selector | undefined {
  switch (body.kind) {
    case 'changes':
      return lastSelector(body.in)
    case 'set':
      return lastSelector(body.right)
    case 'cycles':
      return body.in && lastSelector(body.in)
    case 'ends':
      return lastSelector(body.of)
    case 'walk':
    case 'paths': {
      const selector = body.kind === 'walk' ? body.of : body.to
      return body.clauses.length === 0 && plural.includes(selector.kind) ? selector : undefined
    }
    default:
      return undefined
  }
}
