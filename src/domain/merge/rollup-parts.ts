import type { Props } from '../graph-schema.ts'
import type { Basis } from '../lineage-graph.ts'
import { unionSpan, type Span } from '../span.ts'

/** The parts of a roll-up: the spans of its stated and its inferred part. */
export type RollupParts = { readonly [B in Basis]?: Span }

export const BASES = ['stated', 'inferred'] as const satisfies readonly Basis[]

/** Reads the parts of a row. If it has neither a stated nor an inferred part, all of it is inferred. */
export function partsOf(props: Props): RollupParts {
  const all = spanIn(props, 'firstAt', 'lastAt', 'days')
  const stated = spanIn(props, 'statedFirstAt', 'statedLastAt', 'statedDays')
  const inferred =
    spanIn(props, 'inferredFirstAt', 'inferredLastAt', 'inferredDays') ??
    (stated === undefined ? all : undefined)
  return { ...(stated && { stated }), ...(inferred && { inferred }) }
}

/** The properties of a DERIVED_FROM with these parts. */
export function derivedProps({ stated, inferred }: RollupParts): Props {
  const both = stated !== undefined && inferred !== undefined
  const all = both ? unionSpan(stated, inferred) : (stated ?? inferred)
  return {
    ...all,
    ...(stated && {
      statedFirstAt: stated.firstAt,
      statedLastAt: stated.lastAt,
      statedDays: stated.days,
    }),
    ...(both && {
      inferredFirstAt: inferred.firstAt,
      inferredLastAt: inferred.lastAt,
      inferredDays: inferred.days,
    }),
  }
}

export const isEmpty = (parts: RollupParts): boolean =>
  parts.stated === undefined && parts.inferred === undefined

function spanIn(props: Props, first: string, last: string, days: string): Span | undefined {
  const firstAt = props[first]
  if (typeof firstAt !== 'number') return undefined
  return { firstAt, lastAt: props[last] as number, days: props[days] as readonly number[] }
}

export const sameSpan = (a: Span, b: Span): boolean => a.firstAt === b.firstAt && a.lastAt === b.lastAt
