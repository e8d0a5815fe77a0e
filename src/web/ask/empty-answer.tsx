import type { WindowJson } from '../../render/answer-json.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { emptyAnswerText } from './empty-answer-text.ts'

interface Props {
  readonly answer: { readonly query: string; readonly comparedWith?: WindowJson }
}

/** Shown for an empty answer. */
export function EmptyAnswer({ answer }: Props) {
  const { title, text } = emptyAnswerText(answer.query, answer.comparedWith !== undefined)
  return (
    <div className="grow">
      <EmptyState title={title}>
        <p>{text}</p>
      </EmptyState>
    </div>
  )
}
