import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ActivityAnswer } from '../../http/shapes/browse-types.ts'
import type { GraphJson } from '../../render/answer-json.ts'
import { sendJson } from '../api/api.ts'
import { ProblemView } from '../ui/problem-view.tsx'
import { changesQuery } from './changes-query.ts'
import type { TimeChoice } from './moment.ts'
import { paramsOf } from './params-of.ts'
import { TimeAxis } from './time-axis.tsx'
import { timeUseOf, withTime, type TimeUse } from './with-time.ts'
import type { ShownTime } from './selection.ts'

interface Props {
  /** The query that ran, and its answer. */
  readonly query: string
  readonly answer: GraphJson
  /** Runs another query, which has exactly these parameters. */
  readonly onQuery: (query: string, params: ReadonlySet<string>) => void
}

const parse = (query: string, signal?: AbortSignal): Promise<{ readonly tree: unknown }> =>
  sendJson('POST', 'parse', { body: { query, spans: true }, ...(signal && { signal }) })

const UNREAD: TimeUse = { takes: 'nothing', mixed: false, callsSaved: false }

/** The time axis of an answer. A selection changes the text of the query, and the answer follows. */
export function TimePanel({ query, answer, onQuery }: Props) {
  const ids = useMemo(() => activeThingsOf(answer), [answer])
  const activity = useQuery({
    queryKey: ['activity', ids],
    enabled: ids.length > 0,
    queryFn: ({ signal }) => sendJson<ActivityAnswer>('POST', 'activity', { body: { ids }, signal }),
    placeholderData: (before) => before,
  })
  const parsed = useQuery({
    queryKey: ['parse', query, 'spans'],
    queryFn: ({ signal }) => parse(query, signal),
  })
  const tree = parsed.data?.tree
  const use = useMemo(() => (tree === undefined ? UNREAD : timeUseOf(tree)), [tree])
  const put = useMutation({
    // A time clause with a parameter may have been replaced, so the parameters are read again.
    mutationFn: async (text: string) => (paramsOf(tree).size === 0 ? undefined : (await parse(text)).tree),
    onSuccess: (read, text) => onQuery(text, paramsOf(read)),
  })
  const now = useNow(activity.data)
  const days = (window: Extract<TimeChoice, { kind: 'window' }>, length: number): string | undefined =>
    tree === undefined ? undefined : changesQuery(query, tree, window, length)
  const canCompare = days({ kind: 'window', since: { kind: 'duration', text: '1d' } }, 1) !== undefined
  return (
    <>
      <TimeAxis
        {...shownTimeOf(answer)}
        activity={activity.data}
        now={now}
        back={use.back}
        takes={use.takes}
        why={whyOf(use)}
        onChange={(choice) => {
          if (tree !== undefined) put.mutate(withTime(query, tree, choice))
        }}
        onWhatChanged={
          canCompare && use.takes === 'all'
            ? (window, length) => {
                const asked = days(window, length)
                if (asked !== undefined) put.mutate(asked)
              }
            : undefined
        }
      />
      {activity.error === null ? null : (
        <ProblemView error={activity.error} onRetry={() => void activity.refetch()} />
      )}
      {put.error === null ? null : <ProblemView action error={put.error} />}
      {parsed.error === null ? null : (
        <ProblemView error={parsed.error} onRetry={() => void parsed.refetch()} />
      )}
    </>
  )
}

/** The server's clock if known, else the browser's. */
function useNow(activity: ActivityAnswer | undefined): number {
  const [opened] = useState(() => Date.now())
  return activity === undefined ? opened : Date.parse(activity.window.until)
}

function whyOf({ why, mixed, callsSaved, takes }: TimeUse): string | undefined {
  if (takes !== 'all') return why
  if (mixed) return 'Parts of this query have different times. A selection here sets the same time for all.'
  return callsSaved ? 'The saved queries that it calls have their own times.' : undefined
}

/** The time of an answer. A comparison ranges from its first time to its second. */
function shownTimeOf({ window, comparedWith }: Pick<GraphJson, 'window' | 'comparedWith'>): ShownTime {
  if (comparedWith !== undefined)
    return { since: comparedWith.asOf ?? comparedWith.until, until: window?.asOf ?? window?.until }
  return { since: window?.since, until: window?.until, asOf: window?.asOf }
}

/** The API counts the activity of at most this many entities. */
const MOST = 10_000

/** The datasets and jobs whose activity the axis shows. Columns count as their datasets. */
function activeThingsOf({ nodes, edges }: Pick<GraphJson, 'nodes' | 'edges'>): readonly string[] {
  const ids = new Set<string>()
  for (const { kind, id, dataset } of nodes)
    if (kind === 'dataset' || kind === 'job') ids.add(id)
    else if (kind === 'column' && dataset !== undefined) ids.add(dataset.id)
  // For an answer of runs only, the jobs on its edges.
  if (ids.size === 0) for (const { jobs } of edges) for (const { id } of jobs) ids.add(id)
  return [...ids].slice(0, MOST)
}
