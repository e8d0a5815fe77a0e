import { editText, removal, type Edit } from './edit-text.ts'
import { clausesText, momentText, type TimeChoice } from './moment.ts'
import { timesOf, type Part, type QueryTimes } from './query-times.ts'

/** Which time choices a query supports, and why not all. */
export interface TimeUse {
  /** `windows` means a comparison, which ranges from one time to another. */
  readonly takes: 'all' | 'windows' | 'nothing'
  readonly why?: string
  /** Parts of the query have different times. A choice makes them equal. */
  readonly mixed: boolean
  /** It calls saved queries, whose times a choice does not change. */
  readonly callsSaved: boolean
  /** The `since DURATION` of the whole query. */
  readonly back?: string
}

/** @param tree from `POST /api/v1/parse` */
export function timeUseOf(tree: unknown): TimeUse {
  const { walks, changes, callsSaved, mixed, back } = timesOf(tree)
  const all = { mixed, callsSaved, ...(back === undefined ? {} : { back }) }
  if (changes.length > 0)
    return {
      ...all,
      mixed: changes.length > 1,
      takes: 'windows',
      why: 'A comparison needs two times: choose a window.',
    }
  if (walks.length > 0) return { ...all, takes: 'all' }
  return {
    ...all,
    takes: 'nothing',
    why: callsSaved
      ? 'A saved query has its own times. Run its text to choose others.'
      : 'This query follows no edges, so it has no time. Use upstream of, downstream of, lineage of or paths from.',
  }
}

/**
 * Sets the time of a query. The time clauses of each walk and of each path search are replaced by those of the choice; a comparison
 * gets its two times. Everything else stays as written, including comments. Walks inside comparisons and saved queries stay
 * unchanged.
 * @param tree from `POST /api/v1/parse` with `"spans": true` for this text
 * @throws RangeError for a choice that the query does not support (`timeUseOf`)
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

/** The edits that give all walks the same clauses. */
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

/** `changes between A and B`, or `changes since A` until now. */
export function comparisonText(choice: TimeChoice): string {
  if (choice.kind !== 'window' || choice.since === undefined)
    throw new RangeError('a comparison takes a window that has a beginning')
  const { since, until } = choice
  return until === undefined
    ? `changes since ${momentText(since)}`
    : `changes between ${momentText(since)} and ${momentText(until)}`
}
