import type { NoteJson } from '../../render/answer-json.ts'
import { hintParts } from './hint-parts.ts'
import { picture } from '../../diagnostics/print-diagnostic.ts'

interface Props {
  readonly note: NoteJson
  /** The text that `span` refers to. */
  readonly query: string
  /** Shows the place in the text, as for an error. */
  readonly drawn?: boolean
  /** Runs the query with a suggestion applied, or a suggested query. Without it, suggestions are not clickable. */
  readonly onQuery?: (query: string) => void
}

/** An error, a warning or a note, with its place and suggestions. */
export function NoteItem({ note, query, drawn = false, onQuery }: Props) {
  const { severity, message, span, hints = [], suggestions = [], queries = [] } = note
  return (
    <div className={`remark remark-${severity}`}>
      <p>
        <strong>{severity}:</strong> {message}
      </p>
      {drawn && span !== undefined ? (
        <pre className="remark-picture">{picture(query, span).join('\n')}</pre>
      ) : null}
      {hints.map((hint) => (
        <p key={hint} className="remark-hint">
          {hintParts(hint, onQuery === undefined ? [] : queries).map(({ kind, text }, i) =>
            kind === 'words' ? (
              text
            ) : (
              <button
                key={i}
                type="button"
                className="button small mono"
                title="Run this query"
                onClick={() => onQuery?.(text)}
              >
                {text}
              </button>
            ),
          )}
        </p>
      ))}
      {suggestions.length === 0 || span === undefined || onQuery === undefined ? null : (
        <div className="row">
          <span className="faint">Did you mean</span>
          {suggestions.map((suggestion) => (
            <button
              key={suggestion}
              type="button"
              className="button small mono"
              onClick={() => onQuery(query.slice(0, span.start) + suggestion + query.slice(span.end))}
            >
              {suggestion}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
