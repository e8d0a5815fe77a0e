import { useMemo } from 'react'
import type { AnswerJson } from '../../render/answer-json.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { LinesView } from './lines-view.tsx'

/** The answer as the API gives it. */
export function JsonPane({ answer }: { readonly answer: AnswerJson }) {
  const text = useMemo(() => JSON.stringify(answer, null, 2), [answer])
  return (
    <div className="text-pane">
      <div className="row">
        <CopyButton text={text} label="Copy JSON" />
      </div>
      <LinesView text={text} label="The answer as JSON" />
    </div>
  )
}
