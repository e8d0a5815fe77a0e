import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { parse } from '../../src/lang/parse.ts'
import { DEFAULT_LIMITS, type Answer, type Limits } from '../../src/query/answer.ts'
import { evaluate } from '../../src/query/evaluate.ts'
import { TimeBudget } from '../../src/query/time-budget.ts'
import type { Params } from '../../src/query/name-requests.ts'
import { namesToResolve } from '../../src/query/names-to-resolve.ts'
import type { Plan } from '../../src/query/plan.ts'
import { resolve } from '../../src/query/resolve.ts'
import { lookupInWorld } from './lookup-in-world.ts'
import { MemoryReader } from './memory-reader.ts'
import type { World } from './reference/world.ts'

export const NOW = Date.UTC(2026, 10, 20, 12)

/** The plan of a query on a world, and the parser's diagnostics. */
export function resolveIn(
  world: World,
  text: string,
  params: Params = {},
): { readonly plan?: Plan; readonly diagnostics: readonly Diagnostic[] } {
  const { tree, diagnostics } = parse(text)
  if (tree === undefined) throw new Error(JSON.stringify(diagnostics))
  const names = namesToResolve(tree, params).map((request) => ({
    request,
    matches: lookupInWorld(world, request),
  }))
  return resolve(tree, { params, names, now: NOW })
}

/** The answer to a query on a world. Throws if the query is invalid. */
export function askIn(
  world: World,
  text: string,
  options: {
    readonly params?: Params
    readonly limits?: Partial<Limits>
    readonly elapsed?: () => number
  } = {},
): Answer {
  const { plan, diagnostics } = resolveIn(world, text, options.params)
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics))
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  return new MemoryReader(world).run(
    evaluate(plan, limits, new TimeBudget(limits.timeMs, options.elapsed ?? (() => 0))),
  )
}
