/**
 * Answers questions. Each stage turns the output of the one before into a stricter form. All stages are pure except the two that
 * use the store.
 *
 * ```
 *   text ──parse──▶ Text ──namesToResolve──▶ NameRequest[] ──store.read──▶ NameMatches[]
 *                     │                                                         │
 *                     └───────────────────────resolve◀──────────────────────────┘
 *                                                │
 *                                              Plan ──store.run──▶ Answer ──render──▶ JSON, tree, table, CSV, DOT, Mermaid
 *                                                └──store.explain─▶ the statements that `run` sends
 * ```
 *
 * Mistakes become diagnostics, and stop the chain at the stage that found them. Warnings and notes are part of the answer.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { inSavedQuery } from '../diagnostics/in-saved-query.ts'
import type { Text } from '../lang/ast.ts'
import { parse } from '../lang/parse.ts'
import type { Answer, AnswerHead, Limits, SerializedAnswer } from '../query/answer.ts'
import { namesToResolve } from '../query/names-to-resolve.ts'
import type { Plan, SetNode } from '../query/plan.ts'
import { resolve } from '../query/resolve.ts'
import type { SavedCall } from '../query/rules/resolver.ts'
import type { SavedLibrary } from '../query/saved/saved-library.ts'
import type { PlanJson } from '../render/answer-json.ts'
import type { LineageStore } from '../store/lineage-store.ts'
import type { ReadOptions } from '../store/read-options.ts'
import { readWithin } from '../store/read.ts'
import { explainPlan } from './explain-plan.ts'
import type { Names } from './names.ts'
import { loadLibrary } from './load-library.ts'
import { limitsWithin } from './query-limits.ts'
import { withNearNames } from './near-names.ts'
import { createSpeculativeLookup, type LookUp, type WithNames } from './speculative-lookup.ts'
import { isStoreUnavailable } from './is-store-unavailable.ts'
import { NO_TRACE, type Trace } from './trace.ts'

export type { SerializedAnswer }

/** Values of `$name` in the text, read as the kind that their position needs. */
export type QueryParams = Readonly<Record<string, string | number | readonly (string | number)[]>>

export interface Question {
  readonly query: string
  readonly params?: QueryParams
  readonly limits?: Partial<Limits>
  /** Ends the work early; the outcome no longer matters. */
  readonly signal?: AbortSignal
  /** When the question arrived, on `performance.now()`. Its time limit counts from then; by default from the call. */
  readonly arrivedAt?: number
}

export type AskOutcome<A = Answer> =
  | {
      readonly kind: 'answer'
      readonly answer: A
      /** When the time limit ends, on `performance.now()`. */
      readonly deadline: number
    }
  | NoAnswer

export type NoAnswer =
  /** For a text that starts with `explain`, or a call of `explain`. */
  | { readonly kind: 'plan'; readonly plan: PlanJson }
  /** The text cannot be answered: at least one diagnostic is an error. */
  | { readonly kind: 'mistakes'; readonly diagnostics: readonly Diagnostic[] }
  /** The store cannot answer now. A later attempt may succeed. */
  | { readonly kind: 'unavailable'; readonly message: string }

export interface AskOptions {
  readonly store: Pick<LineageStore, 'kind' | 'read' | 'run' | 'runSerialized' | 'explain' | 'savedQueries'>
  /** The limits that no caller may exceed. */
  readonly ceiling: Limits
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly trace?: Trace
  /** Called after each question, whatever its outcome. */
  readonly onAsked?: (asked: AskedQuestion) => void
}

/** Answers a text with parameters and limits. Never throws for a mistake of the user or an unavailable store. */
export type Ask<A = Answer> = (question: Question) => Promise<AskOutcome<A>>

/** The functions that answer questions. */
export interface Asker {
  readonly ask: Ask
  /** The answer as bytes, serialized by the store, so that other threads hold no objects of it. */
  readonly askSerialized: Ask<SerializedAnswer>
  /** Explains every question, as if it started with `explain`. */
  readonly explain: Ask<SerializedAnswer>
}

/** The operator below the stages of a plan. The duration of an answer depends on it most. */
export type PlanForm = SetNode['kind']

/** The result of a question, for metrics and logs. */
export interface AskedQuestion {
  /** `none` if the text could not be resolved. */
  readonly form: PlanForm | 'none'
  readonly outcome: 'complete' | 'cut' | NoAnswer['kind'] | 'failed'
  readonly ms: number
  /** In canonical form, if it could be resolved. It may contain confidential names. */
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

/** Runs a plan on a store. */
type RunPlan<A> = (plan: Plan, limits: Limits, options: ReadOptions) => Promise<A>

/** The minimum time in milliseconds for looking up names, whatever the time limit, since there is no answer without them. */
const MIN_LOOKUP_MS = 1_000

export function createAsk(options: AskOptions): Asker {
  const { store, trace = NO_TRACE, onAsked = () => undefined } = options
  // The embedded store resolves names without a round trip.
  const withNames: WithNames =
    store.kind === 'neo4j' ? createSpeculativeLookup() : (lookUp, work) => work(lookUp)

  /** Parses and resolves a question without running it. */
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
        const deleted = await store.read({ kind: 'deleted' }, inTime)
        return { kind: 'plan', plan: explainPlan(plan, store, ran, names, remarks, deleted) }
      }
      const found = await inRun(() => runPlan(plan, limits, inTime))
      const answer = await withNotes(found, plan, remarks, calls, started, inTime)
      // The columns of a dataset are known only while the plan runs, so an unknown column is reported here.
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
      const report = (outcome: AskedQuestion['outcome']): void =>
        onAsked({
          form: plan === undefined ? 'none' : planForm(plan),
          outcome,
          ms: performance.now() - started,
          ...(plan === undefined ? {} : { query: plan.query }),
        })
      try {
        const outcome = await answerTo(question, explainAll, runPlan, (known) => (plan = known))
        report(outcome.kind === 'answer' ? (outcome.answer.complete ? 'complete' : 'cut') : outcome.kind)
        return outcome
      } catch (error) {
        report('failed')
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

  /** Adds all notes and the elapsed time to an answer. */
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
  const runSerialized: RunPlan<SerializedAnswer> = (...question) => store.runSerialized(...question)
  return {
    ask: answerOrPlan(false, run),
    askSerialized: answerOrPlan(false, runSerialized),
    explain: answerOrPlan(true, runSerialized),
  }
}

/** A note at the span of a call is about the text of the saved query. */
function fromSaved(note: Diagnostic, calls: readonly SavedCall[]): Diagnostic {
  const { span } = note
  const call = calls.find((c) => c.span.start === span?.start && c.span.end === span.end)
  return call === undefined ? note : inSavedQuery(call.name, note, call.span)
}

const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error')

const mistakes = (diagnostics: readonly Diagnostic[]): NoAnswer => ({ kind: 'mistakes', diagnostics })

function planForm({ root }: Plan): PlanForm {
  let node = root
  while ('input' in node) node = node.input
  return node.kind
}
