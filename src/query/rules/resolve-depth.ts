import { diagnose } from '../../diagnostics/catalogue.ts'
import type { PathsNode, WalkNode } from '../plan.ts'
import type { Inherited } from './inherited.ts'
import { readInteger } from './read-param.ts'
import type { Resolver } from './resolver.ts'

/** The depth of a walk: `N` means `1..N`; `all` and `N..` have no maximum. */
export function resolveDepth(depth: Inherited['depth'], resolver: Resolver): WalkNode['depth'] {
  if (depth === undefined) return { min: 1 }
  depth.used = true
  const { min: first, max: last, span } = depth.value
  const min = first === undefined ? 1 : (readInteger(first, resolver) ?? 1)
  const max = last === undefined ? undefined : readInteger(last, resolver)
  if (min < 1 || max === 0) resolver.report(diagnose('depth-zero', {}, span))
  else if (max !== undefined && max < min) resolver.report(diagnose('depth-order', { min, max }, span))
  return { min, ...(max === undefined ? {} : { max }) }
}

/** The maximum length of a path: `N`, or `all`. */
export function resolvePathDepth(depth: Inherited['depth'], resolver: Resolver): Pick<PathsNode, 'maxDepth'> {
  if (depth !== undefined && depth.value.min !== undefined) {
    depth.used = true
    resolver.report(diagnose('depth-of-paths', {}, depth.value.span))
    return {}
  }
  const { max } = resolveDepth(depth, resolver)
  return max === undefined ? {} : { maxDepth: max }
}
