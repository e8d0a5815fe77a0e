/** A part of the parse tree from `POST /api/v1/parse` with `"spans": true`. */
export interface Part {
  readonly kind?: string
  readonly span?: { readonly start: number; readonly end: number }
  readonly [name: string]: unknown
}

/** The time clauses in a query. */
export interface QueryTimes {
  /** Walks and paths with their time clauses, except those whose time a comparison sets. */
  readonly walks: readonly { readonly part: Part; readonly times: readonly Part[] }[]
  /** Time clauses on parentheses and names, which pass them on. */
  readonly handedOn: readonly Part[]
  readonly changes: readonly Part[]
  /** Whether it calls saved queries, which have their own times. */
  readonly callsSaved: boolean
  /** Whether parts of the query have different times. */
  readonly mixed: boolean
  /** The single `since DURATION` of the whole query, such as `7d`. */
  readonly back?: string
}

const TIMES: ReadonlySet<unknown> = new Set(['since', 'until', 'asOf', 'between'])

export function timesOf(tree: unknown): QueryTimes {
  const walks: { part: Part; times: readonly Part[] }[] = []
  const handedOn: Part[] = []
  const changes: Part[] = []
  const seen = new Set<string>()
  const durations = new Set<string | undefined>()
  let callsSaved = false
  const visit = (value: unknown, inherited: readonly Part[]): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, inherited)
      return
    }
    if (typeof value !== 'object' || value === null) return
    const part = value as Part
    const times = timesIn(part)
    let within: readonly Part[] = inherited
    if (part.kind === 'saved') callsSaved = true
    if (part.kind === 'changes') changes.push(part)
    if (part.kind === 'walk' || part.kind === 'paths') {
      walks.push({ part, times })
      const meant = times.length > 0 ? times : inherited
      seen.add(meant.map(sayingOf).sort().join(' '))
      durations.add(backOf(meant))
      // The start and the scope of a walk have times of their own.
      within = []
    } else if (times.length > 0) {
      handedOn.push(...times)
      within = times
      if (part.kind === 'named') seen.add(times.map(sayingOf).sort().join(' '))
    }
    for (const [name, child] of Object.entries(part)) if (name !== 'span') visit(child, within)
  }
  visit(tree, [])
  const [back] = durations
  return {
    walks,
    handedOn,
    changes,
    callsSaved,
    mixed: seen.size > 1,
    ...(seen.size === 1 && back !== undefined ? { back } : {}),
  }
}

function timesIn({ clauses }: Part): readonly Part[] {
  return Array.isArray(clauses) ? (clauses as readonly Part[]).filter(({ kind }) => TIMES.has(kind)) : []
}

/** A key that is equal for equal clauses. */
const sayingOf = (clause: Part): string =>
  JSON.stringify(clause, (key, value: unknown) => (key === 'span' ? undefined : value))

function backOf(times: readonly Part[]): string | undefined {
  const [only, ...more] = times
  if (only?.kind !== 'since' || more.length > 0) return undefined
  const { kind, text } = only.time as Part
  return kind === 'duration' ? (text as string) : undefined
}
