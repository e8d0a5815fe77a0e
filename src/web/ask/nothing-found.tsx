import type { WindowJson } from '../../render/answer-json.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { whyEmpty } from './why-empty.ts'

interface Props {
  readonly answer: { readonly query: string; readonly comparedWith?: WindowJson }
}

/** In place of an answer that has nothing in it. */
export function NothingFound({ answer }: Props) {
  const { title, text } = whyEmpty(answer.query, answer.comparedWith !== undefined)
  return (
    <div className="grow">
      <EmptyState title={title}>
        <p>{text}</p>
      </EmptyState>
    </div>
  )
}
