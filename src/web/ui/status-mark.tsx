import './status-mark.css'

/** The status of a run or operation, by sign and word, never by colour alone. */
export function StatusMark({ status }: { readonly status: string | undefined }) {
  const word = (status ?? 'unknown').toLowerCase()
  const { sign, tone } = SIGNS[word] ?? { sign: '?', tone: 'plain' }
  return (
    <span className={`status-mark status-${tone}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  )
}

/** The states of a run. */
const SIGNS: { readonly [status: string]: { readonly sign: string; readonly tone: string } } = {
  succeeded: { sign: '✓', tone: 'good' },
  completed: { sign: '✓', tone: 'good' },
  complete: { sign: '✓', tone: 'good' },
  failed: { sign: '✕', tone: 'bad' },
  killed: { sign: '■', tone: 'bad' },
  aborted: { sign: '■', tone: 'bad' },
  running: { sign: '▶', tone: 'accent' },
  started: { sign: '▶', tone: 'accent' },
}
