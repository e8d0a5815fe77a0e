import { editText, removal, type Edit } from './edit-text.ts'
import { clausesText, momentText, type TimeChoice } from './moment.ts'
import { timesOf, type Part, type QueryTimes } from './query-times.ts'

/** Which choices of time a query takes, and where not all, why not. */
export interface TimeUse {
  /** `windows`: a comparison, which goes from one time to another. */
  readonly takes: 'all' | 'windows' | 'nothing'
  readonly why?: string
  /** Parts of the query are of different times, which a choice would make one. */
  readonly mixed: boolean
  /** What it calls has times that a choice does not change. */
  readonly callsSaved: boolean
  /** The `since DURATION` of all of it. */
  readonly back?: string
}

/** @param tree of `POST /api/v1/parse` */
export function timeUseOf(tree: unknown): TimeUse {
  const { walks, changes, callsSaved, mixed, back } = timesOf(tree)
  const all = { mixed, callsSaved, ...(back === undefined ? {} : { back }) }
  if (changes.length > 0)
    return {
      ...all,
      mixed: changes.length > 1,
      takes: 'windows',
      why: 'A comparison goes from one time to another: choose a window.',
    }
  if (walks.length > 0) return { ...all, takes: 'all' }
  return {
    ...all,
    takes: 'nothing',
    why: callsSaved
      ? 'A saved query keeps its own times. Its text, once it is asked itself, takes others.'
      : 'This query follows no edges, so that no time narrows it. One that begins with upstream of, downstream of, lineage of or paths from does.',
  }
}

/**
 * The query with a time: each of its walks and ways gets the clauses of the choice in place of those that it has, and each comparison
 * its two times. All else stays as it is written, comments too. Walks inside of comparisons and saved queries keep what they have.
 * @param tree of `POST /api/v1/parse` with `"spans": true` for this very text
 * @throws RangeError for a choice that the query does not take (`timeUseOf`)
 */
export function withTime(text: string, tree: unknown, choice: TimeChoice): string {
  const times = timesOf(tree)
  if (times.changes.length > 0)
    return editText(
      text,
      times.changes.map((changes) => comparing(changes, choice)),
    )
  if (times.walks.length === 0) throw new RangeError('the query takes no time')
  return editText(text, walkEdits(text, times, clausesText(choice)))
}

/** What gives all walks the same clauses. */
export function walkEdits(text: string, { walks, handedOn }: QueryTimes, clauses: string): readonly Edit[] {
  return [
    ...handedOn.map(({ span }) => removal(text, span!)),
    ...walks.flatMap(({ part, times: [first, ...more] }) => [
      ...more.map(({ span }) => removal(text, span!)),
      first === undefined
        ? { start: part.span!.end, end: part.span!.end, text: clauses === '' ? '' : ` ${clauses}` }
        : clauses === ''
          ? removal(text, first.span!)
          : { ...first.span!, text: clauses },
    ]),
  ]
}

function comparing(changes: Part, choice: TimeChoice): Edit {
  const { from, to, span } = changes as Part & { readonly from: Part; readonly to?: Part }
  return { start: span!.start, end: (to ?? from).span!.end, text: comparisonText(choice) }
}

/** `changes between A and B`, or `changes since A` up to now. */
export function comparisonText(choice: TimeChoice): string {
  if (choice.kind !== 'window' || choice.since === undefined)
    throw new RangeError('a comparison takes a window that has a beginning')
  const { since, until } = choice
  return until === undefined
    ? `changes since ${momentText(since)}`
    : `changes between ${momentText(since)} and ${momentText(until)}`
}
