import { editText, removal, type Edit } from './edit-text.ts'
import type { TimeChoice } from './moment.ts'
import { timesOf, type Part } from './query-times.ts'
import { comparisonText, walkEdits, withTime } from './with-time.ts'

/** Default number of days that each side of a comparison looks back. */
const USUAL_DAYS = 30

/**
 * The query for what changed in a window: `changes between A and B in QUERY`, without the query's own time clauses and without
 * table stages (`count`, `show` and later), because changes are shown as a graph. Each side looks back as long as the window, at
 * least 30 days. A query that already is a comparison gets the times of the window. Undefined if only a part of the query is a
 * comparison.
 * @param tree from `POST /api/v1/parse` with `"spans": true` for this text
 * @param days length of the window
 */
export function changesQuery(
  text: string,
  tree: unknown,
  choice: Extract<TimeChoice, { kind: 'window' }>,
  days: number,
): string | undefined {
  const { query, explain, span } = tree as Part & { readonly query: Part; readonly explain: boolean }
  const times = timesOf(tree)
  const word = /^explain\s*/iu.exec(text.slice(span!.start))?.[0] ?? ''
  const explaining: readonly Edit[] = explain
    ? [{ start: span!.start, end: span!.start + word.length, text: '' }]
    : []
  const body = query.body as Part
  if (times.changes.length > 0)
    return times.changes.length === 1 && times.changes[0] === body && !explain
      ? withTime(text, tree, choice)
      : undefined
  const start = query.span!.start
  return editText(text, [
    ...explaining,
    { start, end: start, text: `${comparisonText(choice)} in ` },
    ...walkEdits(text, times, days > USUAL_DAYS ? `since ${days}d` : ''),
    ...withoutTable(text, query.stages as readonly Part[]),
  ])
}

function withoutTable(text: string, stages: readonly Part[]): readonly Edit[] {
  const table = stages.find(({ kind }) => kind === 'count' || kind === 'show')
  return table === undefined
    ? []
    : [removal(text, { start: table.span!.start, end: stages.at(-1)!.span!.end })]
}
