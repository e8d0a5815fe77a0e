import { useMemo } from 'react'
import type { AnswerJson } from '../../render/answer-json.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { TruncationNotice } from './truncation-notice.tsx'
import { LinesView } from './lines-view.tsx'
import { truncated } from './truncated.ts'

/** The answer as JSON from the API. */
export function JsonPane({ answer }: { readonly answer: AnswerJson }) {
  const { text, left } = useMemo(() => {
    const { answer: shown, left } = truncated(answer)
    return { text: JSON.stringify(shown, null, 2), left }
  }, [answer])
  return (
    <div className="text-pane">
      <TruncationNotice left={left} />
      {left.length > 0 ? null : (
        <div className="row">
          <CopyButton text={text} label="Copy JSON" />
        </div>
      )}
      <LinesView text={text} label="The answer as JSON" />
    </div>
  )
}
