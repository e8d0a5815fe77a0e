import { useId, useState } from 'react'
import type { SavedParam } from '../../../domain/saved-query.ts'
import type { Asking } from '../use-asking.ts'
import { callOf, defaultsOf, missingOf, type SavedQueryCard } from './call-text.ts'

interface Props {
  readonly saved: SavedQueryCard
  readonly onAsk: Asking['ask']
  readonly onBack: () => void
}

/** A form for the parameters of a saved query, filled with their defaults. */
export function CallForm({ saved, onAsk, onBack }: Props) {
  const [typed, setTyped] = useState(() => defaultsOf(saved.params))
  const missing = missingOf(saved.params, typed)
  const call = callOf(saved, typed)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing.length === 0) onAsk(call.query, call.params)
      }}
    >
      {saved.description === undefined ? null : (
        <p>
          <bdi>{saved.description}</bdi>
        </p>
      )}
      {saved.params.map((param, i) => (
        <ParamField
          key={param.name}
          param={param}
          first={i === 0}
          value={typed[param.name] ?? ''}
          onValue={(value) => setTyped({ ...typed, [param.name]: value })}
        />
      ))}
      <pre className="saved-text">{call.query}</pre>
      <div className="row">
        <button type="submit" className="button primary" disabled={missing.length > 0}>
          Run
        </button>
        <button type="button" className="button" onClick={onBack}>
          Back
        </button>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly param: SavedParam
  readonly first: boolean
  readonly value: string
  readonly onValue: (value: string) => void
}

const HINTS: Readonly<Record<string, string>> = {
  text: 'a name or a text',
  number: 'a number',
  duration: 'such as 7d or 12h',
  time: 'such as 7d, 2026-11-01 or today',
  list: 'one value per line',
}

function ParamField({
  param: { name, kind, description, default: value },
  first,
  value: typed,
  onValue,
}: FieldProps) {
  const help = useId()
  const isList = kind === 'list' || typeof value === 'object'
  const shared = {
    className: 'field mono',
    'aria-describedby': help,
    autoFocus: first,
    required: value === undefined,
    value: typed,
    onChange: (event: { readonly target: { readonly value: string } }) => onValue(event.target.value),
  }
  return (
    <div>
      <label className="labelled">
        {name}
        {isList ? (
          <textarea {...shared} rows={3} spellCheck={false} />
        ) : (
          <input
            {...shared}
            spellCheck={false}
            autoComplete="off"
            inputMode={kind === 'number' ? 'decimal' : 'text'}
            {...(kind === 'number' ? { pattern: String.raw`\d+(\.\d+)?` } : {})}
          />
        )}
      </label>
      <p id={help} className="faint saved-hint">
        {[
          description,
          HINTS[isList ? 'list' : (kind ?? 'text')],
          value === undefined ? 'required' : undefined,
        ]
          .filter((part) => part !== undefined)
          .join('; ')}
      </p>
    </div>
  )
}
