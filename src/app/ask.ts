/**
 * A question becomes an answer. Each stage takes the tree of the one before and gives a stricter one; all are pure but
 * the two that ask the store.
 *
 * ```
 *   text ──parse──▶ Text ──namesWanted──▶ NameRequest[] ──store.read──▶ NameMatches[]
 *                     │                                                      │
 *                     └──────────────────────resolve◀────────────────────────┘
 *                                               │
 *                                             Plan ──store.run──▶ Answer ──render──▶ JSON, tree, table, CSV, DOT, Mermaid
 *                                               └──store.explain─▶ the statements that `run` sends
 * ```
 *
 * Mistakes are collected as diagnostics and stop the chain at the stage that found them; warnings and notes go with the
 * answer.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { inSavedQuery } from '../diagnostics/in-saved-query.ts'
import type { Text } from '../lang/ast.ts'
import { parse } from '../lang/parse.ts'
import type { Answer, AnswerHead, Limits, SerializedAnswer } from '../query/answer.ts'
import { namesToResolve } from '../query/names-to-resolve.ts'
import type { Plan } from '../query/plan.ts'
import { resolve } from '../query/resolve.ts'
import type { SavedCall } from '../query/rules/resolver.ts'
import type { SavedLibrary } from '../query/saved/saved-library.ts'
import type { PlanJson } from '../render/answer-json.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import type { ReadOptions } from '../store/read-options.ts'
import { readWithin } from '../store/read.ts'
import type { DeletedCount } from './deletions.ts'
import { explainPlan } from './explain-plan.ts'
import type { Names } from './names.ts'
import { loadLibrary } from './load-library.ts'
import { limitsWithin } from './query-limits.ts'
import { withNearNames } from './near-names.ts'
import { planForm, type PlanForm } from './plan-form.ts'
import { createSpeculativeLookup, type LookUp, type WithNames } from './speculative-lookup.ts'
import { isStoreUnavailable } from './is-store-unavailable.ts'
import { NO_TRACE, type Trace } from './trace.ts'

export type { SerializedAnswer as WrittenAnswer }

/** Values of `$name` in the text, read as the kind that their place needs. */
export type QueryParams = Readonly<Record<string, string | number | readonly (string | number)[]>>

export interface Question {
  readonly query: string
  readonly params?: QueryParams
  readonly limits?: Partial<Limits>
  /** Ends the work early; the outcome no longer matters then. */
  readonly signal?: AbortSignal
  /** When the question came, on `performance.now()`: its time limit counts from then. By default from the call. */
  readonly arrivedAt?: number
}

export type AskOutcome<A = Answer> =
  | {
      readonly kind: 'answer'
      readonly answer: A
      /** When the question's time is up, on `performance.now()`. */
      readonly deadline: number
    }
  | NoAnswer

export type NoAnswer =
  /** To a text that begins with `explain`, or to `explain`. */
  | { readonly kind: 'plan'; readonly plan: PlanJson }
  /** The text cannot be answered: at least one diagnostic is an error. */
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }
  /** The store cannot answer now; a later try may succeed. */
  | { readonly kind: 'unavailable'; readonly message: string }

export interface AskOptions {
  readonly store: Pick<LineageStore, 'kind' | 'read' | 'run' | 'runWritten' | 'explain' | 'savedQueries'>
  /** What no caller may pass. */
  readonly ceiling: Limits
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How many things were deleted, and are passed by; absent where none can be. */
  readonly deletedCount?: () => Promise<DeletedCount>
  readonly trace?: Trace
  /** Told of each question once it is answered, or cannot be. */
  readonly onAsked?: (asked: AskedQuestion) => void
}

/** Text, parameters and limits to an answer; never throws for what a user wrote or for a store that is away. */
export type Ask<A = Answer> = (question: Question) => Promise<AskOutcome<A>>

/** The ways to ask. */
export interface Asker {
  readonly ask: Ask
  /** The answer as bytes, serialised where it was found: no thread but that of the store holds its objects. */
  readonly askSerialized: Ask<SerializedAnswer>
  /** Every question is taken to begin with `explain`. */
  readonly explain: Ask<SerializedAnswer>
}

/** What became of a question. */
export interface AskedQuestion {
  /** `none` where it could not be read. */
  readonly form: PlanForm | 'none'
  readonly outcome: 'complete' | 'cut' | NoAnswer['kind'] | 'failed'
  readonly ms: number
  /** In canonical form, where it could be read: it may name what is nobody else's business. */
  readonly query?: string
}

/** A question that can be answered. */
interface ResolvedQuestion {
  readonly kind: 'understood'
  readonly plan: Plan
  readonly remarks: readonly Diagnostic[]
  readonly names: Names
  readonly calls: readonly SavedCall[]
  readonly explain: boolean
}

/** How a store is asked for an answer. */
type RunPlan<A> = (plan: Plan, limits: Limits, options: ReadOptions) => Promise<A>

/** However short the time limit of a question is, its names are looked up for so many milliseconds: without them there is no answer. */
const MIN_LOOKUP_MS = 1_000

export function createAsk(options: AskOptions): Asker {
  const { store, trace = NO_TRACE, onAsked = () => undefined } = options
  // The embedded store resolves names without a round trip.
  const withNames: WithNames =
    store.kind === 'neo4j' ? createSpeculativeLookup() : (lookUp, work) => work(lookUp)

  /** Reads a question as far as it can be read without running it. */
  async function resolveQuestion(
    { query, params = {} }: Question,
    lookUp: LookUp,
  ): Promise<ResolvedQuestion | NoAnswer> {
    const parsed = parse(query)
    if (parsed.tree === undefined || hasErrors(parsed.diagnostics)) return mistakes(parsed.diagnostics)
    const { tree } = parsed
    const library = await loadLibrary(tree, store.savedQueries)
    const names = await namesIn(tree, params, library, lookUp)
    const resolved = resolve(tree, { params, library, names, now: options.now() })
    const remarks = [...parsed.diagnostics, ...resolved.diagnostics]
    if (resolved.plan === undefined || hasErrors(remarks)) return mistakes(remarks)
    const { plan, calls } = resolved
    return { kind: 'understood', plan, remarks, names, calls, explain: tree.explain }
  }

  async function answerTo<A extends AnswerHead>(
    question: Question,
    explainAll: boolean,
    runPlan: RunPlan<A>,
    onPlan: (plan: Plan) => void,
  ): Promise<AskOutcome<A>> {
    const started = question.arrivedAt ?? performance.now()
    const limits = limitsWithin(options.ceiling, question.limits)
    const { signal } = question
    const inTime: ReadOptions = { signal, deadline: started + limits.timeMs }
    const forNames: ReadOptions = {
      signal,
      deadline: Math.max(started + limits.timeMs, performance.now() + MIN_LOOKUP_MS),
    }
    const work = async (lookUp: LookUp): Promise<AskOutcome<A>> => {
      const understood = await trace.step('resolve', {}, () => resolveQuestion(question, lookUp))
      if (understood.kind !== 'understood') return understood
      const { plan, remarks, names, calls } = understood
      onPlan(plan)
      const inRun = <T>(work: () => Promise<T>): Promise<T> =>
        trace.step('run', { 'tributary.form': planForm(plan) }, work)
      if (explainAll || understood.explain) {
        const ran = await inRun(() => store.explain(plan, limits, inTime))
        const deleted = await options.deletedCount?.()
        return { kind: 'plan', plan: explainPlan(plan, store, ran, names, remarks, deleted) }
      }
      const found = await inRun(() => runPlan(plan, limits, inTime))
      const answer = await withNotes(found, plan, remarks, calls, started, inTime)
      // Which columns a dataset has is known only once the plan runs, so a column that is not there is told here.
      return hasErrors(answer.notes)
        ? mistakes(answer.notes)
        : { kind: 'answer', answer, deadline: started + limits.timeMs }
    }
    try {
      const read = readWithin(store.read, forNames)
      return await withNames((names) => read({ kind: 'lookup', names }), work)
    } catch (error) {
      if (isStoreUnavailable(error)) return { kind: 'unavailable', message: error.message }
      if (question.signal?.aborted === true) return { kind: 'unavailable', message: 'the caller went away' }
      throw error
    }
  }

  const answerOrPlan =
    <A extends AnswerHead>(explainAll: boolean, runPlan: RunPlan<A>): Ask<A> =>
    async (question) => {
      const started = performance.now()
      let plan: Plan | undefined
      const tell = (outcome: AskedQuestion['outcome']): void =>
        onAsked({
          form: plan === undefined ? 'none' : planForm(plan),
          outcome,
          ms: performance.now() - started,
          ...(plan === undefined ? {} : { query: plan.query }),
        })
      try {
        const outcome = await answerTo(question, explainAll, runPlan, (known) => (plan = known))
        tell(outcome.kind === 'answer' ? (outcome.answer.complete ? 'complete' : 'cut') : outcome.kind)
        return outcome
      } catch (error) {
        tell('failed')
        throw error
      }
    }

  async function namesIn(
    tree: Text,
    params: QueryParams,
    library: SavedLibrary,
    lookUp: LookUp,
  ): Promise<Names> {
    const requests = namesToResolve(tree, params, library)
    if (requests.length === 0) return []
    const matches = await lookUp(requests)
    return requests.map((request, i) => ({ request, matches: matches[i]! }))
  }

  /** What was found, with all that is to be said of it. */
  async function withNotes<A extends AnswerHead>(
    found: A,
    plan: Plan,
    remarks: readonly Diagnostic[],
    calls: readonly SavedCall[],
    started: number,
    inTime: ReadOptions,
  ): Promise<A> {
    const elapsedMs = Math.round((performance.now() - started) * 10) / 10
    const hinted = await withNearNames(found.notes, plan, store, inTime)
    const notes = [...remarks, ...hinted.map((note) => fromSaved(note, calls))]
    return { ...found, notes, stats: { ...found.stats, elapsedMs } }
  }

  const run: RunPlan<Answer> = (...question) => store.run(...question)
  const runWritten: RunPlan<SerializedAnswer> = (...question) => store.runWritten(...question)
  return {
    ask: answerOrPlan(false, run),
    askSerialized: answerOrPlan(false, runWritten),
    explain: answerOrPlan(true, runWritten),
  }
}

/** What is said at the place of a call once it runs is said of the saved query's text. */
function fromSaved(note: Diagnostic, calls: readonly SavedCall[]): Diagnostic {
  const { span } = note
  const call = calls.find((c) => c.span.start === span?.start && c.span.end === span.end)
  return call === undefined ? note : inSavedQuery(call.name, note, call.span)
}

const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error')

const mistakes = (diagnostics: readonly Diagnostic[]): NoAnswer => ({ kind: 'mistakes', diagnostics })
