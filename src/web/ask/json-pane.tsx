import { useMemo } from 'react'
import type { AnswerJson } from '../../render/answer-json.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { LinesView } from './lines-view.tsx'
import { truncated, type Truncated } from './truncated.ts'
import { countText } from '../ui/quantity.ts'

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

/** States how much of an answer is omitted, and that the export has everything. Renders nothing for a complete text. */
function TruncationNotice({ left }: Pick<Truncated<never>, 'left'>) {
  if (left.length === 0) return null
  return (
    <p role="status">
      Only the beginning is shown: {left.map(({ count, of }) => `${countText(count)} ${of}`).join(' and ')}{' '}
      more are omitted. “Export” saves everything.
    </p>
  )
}
