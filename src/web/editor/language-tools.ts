import type { NoteJson } from '../../render/answer-json.ts'
import type { TextSpan } from '../../diagnostics/span.ts'

/** One thing that may be put in place of what is at the caret. */
export interface CompletionItem {
  readonly label: string
  /** What takes the place of the span. */
  readonly insert: string
  /** `keyword`, `field`, `dataset` and so on; an unknown one is shown without a sign. */
  readonly kind: string
  readonly detail?: string
}

/** What an editor asks of the language. Offsets are UTF-16 code units of the query. */
export interface LanguageTools {
  readonly complete: (
    query: string,
    caret: number,
    signal: AbortSignal,
  ) => Promise<{ readonly span: TextSpan; readonly items: readonly CompletionItem[] }>
  /** Nothing to say is an empty `markdown`. */
  readonly hover: (
    query: string,
    caret: number,
  ) => Promise<{ readonly span: TextSpan; readonly markdown: string }>
  /** What is wrong with a query, or worth knowing; nothing of a sound one. */
  readonly check: (query: string) => Promise<readonly NoteJson[]>
  /** The query laid out anew; undefined where it cannot be read. */
  readonly format: (query: string) => Promise<string | undefined>
}

/** What came back: the JSON of a body and whether it is the answer or a problem (RFC 9457). */
export interface AskResult {
  readonly ok: boolean
  readonly body: unknown
}

/** Posts JSON to a path below the API, such as `complete`. */
export type AskApi = (path: string, body: object, signal?: AbortSignal) => Promise<AskResult>

/** Asks Tributary's HTTP API at `base`, such as `/api/v1/`; it ends with a slash. */
export const askOver =
  (base: string | URL, headers: Readonly<Record<string, string>> = {}): AskApi =>
  async (path, body, signal) => {
    const response = await fetch(new URL(path, new URL(base, globalThis.location.href)), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    })
    return { ok: response.ok, body: await response.json().catch(() => undefined) }
  }

/** The tools of an API. A failing request gives nothing to complete, show or mark: an editor goes on without. */
export function toolsOf(ask: AskApi, limit = 50): LanguageTools {
  return {
    async complete(query, caret, signal) {
      const { ok, body } = await ask('complete', { query, caret, limit }, signal)
      return ok
        ? (body as Awaited<ReturnType<LanguageTools['complete']>>)
        : { span: { start: caret, end: caret }, items: [] }
    },
    async hover(query, caret) {
      const { ok, body } = await ask('hover', { query, caret })
      return ok
        ? (body as Awaited<ReturnType<LanguageTools['hover']>>)
        : { span: { start: caret, end: caret }, markdown: '' }
    },
    async check(query) {
      const { ok, body } = await ask('parse', { query })
      const { notes, diagnostics } = (body ?? {}) as {
        readonly notes?: readonly NoteJson[]
        readonly diagnostics?: readonly NoteJson[]
      }
      return (ok ? notes : diagnostics) ?? []
    },
    async format(query) {
      const { ok, body } = await ask('format', { query })
      return ok ? (body as { readonly text: string }).text : undefined
    },
  }
}
