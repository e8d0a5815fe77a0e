import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeadLetterAnswer, DeadLetterCard } from '../../../http/shapes/dead-letter.ts'
import { getJson } from '../../api/api.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'

/** Characters of a body that are rendered. Browsers have limits; copying does not. */
const DRAWN = 200_000

/** The body of a refused event; the rest loads on request. */
export function LetterBody({ letter }: { readonly letter: DeadLetterCard }) {
  const { id, body, encoding, bodyCut } = letter
  const [whole, setWhole] = useState(false)
  const { data, error, isFetching } = useQuery({
    queryKey: ['dead-letter', id],
    enabled: whole,
    queryFn: ({ signal }) => getJson<DeadLetterAnswer>(`dead-letters/${id}`, undefined, signal),
  })
  const text = data?.body ?? body
  return (
    <details>
      <summary>Event body{encoding === 'base64' ? ' (not UTF-8; shown in base64)' : ''}</summary>
      <pre className="dead-letter-body" tabIndex={0}>
        {text.slice(0, DRAWN)}
        {text.length > DRAWN || (bodyCut && data === undefined) ? '…' : ''}
      </pre>
      {error === null ? null : <ProblemView error={error} />}
      <div className="row">
        {bodyCut && data === undefined ? (
          <button type="button" className="button small" disabled={isFetching} onClick={() => setWhole(true)}>
            Load the rest
          </button>
        ) : (
          <CopyButton text={text} />
        )}
      </div>
    </details>
  )
}
