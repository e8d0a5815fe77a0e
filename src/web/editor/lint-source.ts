import type { Action, Diagnostic, LintSource } from '@codemirror/lint'
import type { NoteJson } from '../../render/answer-json.ts'
import type { LanguageTools } from './language-tools.ts'

/** Marks errors, warnings and notes of the query, with suggestions as actions. */
export function lintSource(tools: Pick<LanguageTools, 'check'>): LintSource {
  return async (view) => {
    const query = view.state.doc.toString()
    if (query.trim() === '') return []
    const notes = await tools.check(query).catch((): readonly NoteJson[] => [])
    return notes.map((note) => toDiagnostic(note, query.length))
  }
}

/**
 * Converts a note to a CodeMirror diagnostic. A note without a span is placed at the beginning. An empty span is widened by one
 * character to be visible.
 */
export function toDiagnostic(note: NoteJson, length: number): Diagnostic {
  const { code, severity, message, span = { start: 0, end: 0 }, hints = [], suggestions = [] } = note
  const from = Math.min(span.start, length)
  const to = Math.max(from, Math.min(span.end, length))
  const widened = from < to ? 'not' : from < length ? 'behind' : 'before'
  return {
    from: widened === 'before' ? Math.max(0, from - 1) : from,
    to: widened === 'behind' ? to + 1 : to,
    severity: severity === 'note' ? 'info' : severity,
    source: code,
    message: [message, ...hints].join('\n'),
    ...(suggestions.length === 0
      ? {}
      : { actions: suggestions.map((suggestion) => replaceBy(suggestion, widened)) }),
  }
}

/** Replaces the marked text by a suggestion. CodeMirror moves the mark along with edits. */
const replaceBy = (suggestion: string, widened: 'not' | 'behind' | 'before'): Action => ({
  name: suggestion,
  apply(view, from, to) {
    const start = widened === 'before' ? to : from
    const end = widened === 'behind' ? from : to
    view.dispatch({ changes: { from: start, to: end, insert: suggestion }, userEvent: 'input.complete' })
  },
})
