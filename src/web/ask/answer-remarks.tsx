import type { AnswerJson } from '../../render/answer-json.ts'
import './answer-remarks.css'
import type { AskLimits } from './ask-url.ts'
import { cutOffer, cutWords } from './cut-offer.ts'
import { NoteItem } from './note-item.tsx'

interface Props {
  readonly answer: AnswerJson
  readonly query: string
  readonly limits: AskLimits
  readonly onLimits: (limits: AskLimits) => void
  /** Runs the query with a suggestion applied. */
  readonly onQuery: (query: string) => void
}

/** Limits that cut the answer, with an offer of larger ones, then warnings and notes. */
export function AnswerRemarks({ answer, query, limits, onLimits, onQuery }: Props) {
  const { cuts = [] } = answer
  const offer = cutOffer(cuts, limits)
  const isCut = answer.kind === 'plan' ? cuts.length > 0 : !answer.complete
  if (!isCut && answer.notes.length === 0) return null
  return (
    <div className="answer-remarks">
      {isCut ? (
        <div className="remark remark-warning" role="alert">
          {cuts.length === 0 ? <p>This answer is incomplete.</p> : null}
          {cuts.map((cut) => (
            <p key={`${cut.limit} ${cut.message}`}>{cutWords(cut)}</p>
          ))}
          {offer === undefined ? (
            cuts.some(({ limit }) => limit !== 'pairs') ? (
              <p className="faint">
                The limit cannot be raised. Narrow the query by depth, time or `avoiding`.
              </p>
            ) : null
          ) : (
            <button type="button" className="button small" onClick={() => onLimits(offer.limits)}>
              Run again with up to {offer.words}
            </button>
          )}
        </div>
      ) : null}
      {answer.notes.map((note, i) => (
        <NoteItem key={`${note.code} ${i}`} note={note} query={query} onQuery={onQuery} />
      ))}
    </div>
  )
}
