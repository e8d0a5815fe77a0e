interface Props {
  readonly statuses: { readonly [status: string]: number }
  /** The length of the bar as a fraction of the space: 0 to 1. */
  readonly share: number
}

const ORDER = ['succeeded', 'failed', 'killed', 'running']

/** A stacked bar of run states. The text beside it says the same. */
export function StatusBar({ statuses, share }: Props) {
  const parts = Object.entries(statuses).toSorted(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))
  return (
    <span className="status-bar" aria-hidden="true">
      <span className="status-bar-filled" style={{ width: `${Math.max(2, share * 100)}%` }}>
        {parts.map(([status, count]) => (
          <span key={status} className={`bar-${status.toLowerCase()}`} style={{ flexGrow: count }} />
        ))}
      </span>
    </span>
  )
}
