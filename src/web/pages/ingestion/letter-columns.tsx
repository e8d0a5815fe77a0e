import type { DeadLetterCard } from '../../../http/shapes/dead-letter.ts'
import { bytesText } from '../../ui/quantity.ts'
import { BusyButton } from '../../ui/busy-button.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { ListColumn } from '../list/data-list.tsx'
import { LetterBody } from './letter-body.tsx'
import type { LetterAction } from './use-dead-letters.ts'

interface LetterActions {
  readonly run: (action: LetterAction) => void
  readonly busy: boolean
}

/** The columns in the list of refused events. Without `actions` it is read-only. */
export const letterColumns = (actions: LetterActions | undefined): readonly ListColumn<DeadLetterCard>[] => [
  {
    title: 'Reason',
    width: 'minmax(0, 5fr)',
    cell: (letter) => (
      <div className="dead-letter-reason">
        <bdi>{letter.reason}</bdi>{' '}
        <span className="faint">
          {letter.path === undefined ? null : (
            <>
              at <bdi className="mono">{letter.path}</bdi>,{' '}
            </>
          )}
          <a href={letter.problem}>{letter.problem.slice(letter.problem.lastIndexOf('/') + 1)}</a>
        </span>
        <LetterBody letter={letter} />
      </div>
    ),
  },
  { title: 'Received', width: '205px', cell: ({ receivedAt }) => <TimeText at={receivedAt} /> },
  {
    title: 'Size',
    width: '140px',
    cell: ({ kind, size, truncated }) =>
      `${kind === 'event' ? 'event' : 'entity'}, ${bytesText(size)}${truncated ? ', truncated to 4 MiB' : ''}`,
  },
  ...(actions === undefined
    ? []
    : [
        {
          title: 'Actions',
          width: '150px',
          cell: ({ id, reason }: DeadLetterCard) => (
            <span className="row">
              <BusyButton
                className="button small"
                busy={actions.busy}
                aria-label={`Replay event: ${reason.slice(0, 100)}`}
                onClick={() => actions.run({ action: 'replay', id })}
              >
                Replay
              </BusyButton>
              <BusyButton
                className="button small danger"
                busy={actions.busy}
                aria-label={`Drop event: ${reason.slice(0, 100)}`}
                onClick={() => actions.run({ action: 'drop', id })}
              >
                Drop
              </BusyButton>
            </span>
          ),
        },
      ]),
]
