import type { AnswerJson, WindowJson } from '../../render/answer-json.ts'
import { TimeText } from '../ui/time-text.tsx'
import { statusWords } from './status-words.ts'

/** One line: counts, completeness, duration and time window. */
export function AnswerStatus({ answer }: { readonly answer: AnswerJson }) {
  if (answer.kind === 'plan') return <p className="answer-status">Plan only; explain shows no answer</p>
  const { complete, window, comparedWith } = answer
  const { counts, took } = statusWords(answer)
  return (
    <p className="answer-status" role="status">
      {counts},{' '}
      <span className={complete ? 'status-good' : 'status-warn'}>
        {complete ? 'complete' : '⚠ incomplete'}
      </span>
      , {took}
      {window === undefined ? null : (
        <span className="faint">
          {' '}
          · <WindowText window={window} />
        </span>
      )}
      {comparedWith === undefined ? null : (
        <span className="faint">
          , compared with <WindowText window={comparedWith} />
        </span>
      )}
    </p>
  )
}

function WindowText({ window: { since, until, asOf, resolution } }: { readonly window: WindowJson }) {
  const bounds = [
    ['since', since],
    ['until', until],
    ['as of', asOf],
  ] as const
  const said = bounds.filter(([, at]) => at !== undefined)
  if (said.length === 0) return <>at any time</>
  return (
    <>
      {said.map(([word, at], i) => (
        <span key={word}>
          {i === 0 ? '' : ' '}
          {word} <TimeText at={at} />
        </span>
      ))}
      {resolution === 'day' ? ', by whole days (UTC)' : ''}
    </>
  )
}
