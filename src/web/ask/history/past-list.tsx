import type { AskState } from '../ask-url.ts'
import { counted } from '../../ui/quantity.ts'
import { TimeText } from '../../ui/time-text.tsx'
import { typedOf } from '../query-params.ts'
import './past-list.css'
import type { PastQuestion } from './past-questions.ts'

interface Props {
  readonly past: readonly PastQuestion[]
  readonly onAsk: (query: string, params: AskState['params']) => void
}

/** Recent queries as buttons that run them again. */
export function PastList({ past, onAsk }: Props) {
  return (
    <ul className="past-list">
      {past.map(({ query, params, at, found }) => (
        <li key={`${query} ${JSON.stringify(params)}`}>
          <button type="button" onClick={() => onAsk(query, params)}>
            <code>{query}</code>
            <span className="faint">
              {Object.entries(params).map(([name, value]) => (
                <span key={name}>
                  ${name} = <bdi>{typedOf(value)}</bdi> ·{' '}
                </span>
              ))}
              {found === undefined ? 'explained' : counted(found, 'result')} ·{' '}
              <TimeText at={new Date(at).toISOString()} relative />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
