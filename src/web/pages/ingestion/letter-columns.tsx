import type { DeadLetterCard } from '../../../http/shapes/dead-letter.ts'
import { bytesText } from '../../ui/quantity.ts'
import { DeedButton } from '../../ui/deed-button.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { ListColumn } from '../list/data-list.tsx'
import { LetterBody } from './letter-body.tsx'
import type { LetterDeed } from './use-dead-letters.ts'

interface Deeds {
  readonly run: (deed: LetterDeed) => void
  readonly busy: boolean
}

/** How a refused event is told in the list; without deeds nothing can be done with it. */
export const letterColumns = (deeds: Deeds | undefined): readonly ListColumn<DeadLetterCard>[] => [
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
  { title: 'Came', width: '205px', cell: ({ receivedAt }) => <TimeText at={receivedAt} /> },
  {
    title: 'Size',
    width: '140px',
    cell: ({ kind, size, truncated }) =>
      `${kind === 'event' ? 'event' : 'entity'}, ${bytesText(size)}${truncated ? ', the first 4 MiB kept' : ''}`,
  },
  ...(deeds === undefined
    ? []
    : [
        {
          title: 'To do',
          width: '150px',
          cell: ({ id, reason }: DeadLetterCard) => (
            <span className="row">
              <DeedButton
                className="button small"
                busy={deeds.busy}
                aria-label={`Replay what was refused because ${reason.slice(0, 100)}`}
                onClick={() => deeds.run({ deed: 'replay', id })}
              >
                Replay
              </DeedButton>
              <DeedButton
                className="button small danger"
                busy={deeds.busy}
                aria-label={`Drop what was refused because ${reason.slice(0, 100)}`}
                onClick={() => deeds.run({ deed: 'drop', id })}
              >
                Drop
              </DeedButton>
            </span>
          ),
        },
      ]),
]
