import type { NoteJson } from '../../render/answer-json.ts'
import type { TextSpan } from '../../diagnostics/span.ts'

/** A completion for the text at the caret. */
export interface CompletionItem {
  readonly label: string
  /** The text that replaces the span. */
  readonly insert: string
  /** `keyword`, `field`, `dataset` and so on. An unknown kind has no icon. */
  readonly kind: string
  readonly detail?: string
}

/** The language services of an editor. Offsets are UTF-16 code units of the query. */
export interface LanguageTools {
  readonly complete: (
    query: string,
    caret: number,
    signal: AbortSignal,
  ) => Promise<{ readonly span: TextSpan; readonly items: readonly CompletionItem[] }>
  /** `markdown` is empty if there is nothing to show. */
  readonly hover: (
    query: string,
    caret: number,
  ) => Promise<{ readonly span: TextSpan; readonly markdown: string }>
  /** Errors, warnings and notes of a query; empty for a valid one. */
  readonly check: (query: string) => Promise<readonly NoteJson[]>
  /** The formatted query; undefined if it does not parse. */
  readonly format: (query: string) => Promise<string | undefined>
}

/** The JSON body of a response. `ok` tells a result from a problem (RFC 9457). */
export interface AskResult {
  readonly ok: boolean
  readonly body: unknown
}

/** Posts JSON to a path below the API, such as `complete`. */
export type AskApi = (path: string, body: object, signal?: AbortSignal) => Promise<AskResult>

/** Calls Tributary's HTTP API at `base`, such as `/api/v1/`, which ends with a slash. */
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

/** Language services over an API. Failed requests give empty results, so that the editor works without them. */
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
