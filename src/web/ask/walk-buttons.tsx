import { walkFrom, type Selectable } from './select-query.ts'

const WALKS = [
  ['upstream', 'Upstream'],
  ['downstream', 'Downstream'],
  ['lineage', 'Lineage'],
] as const

/** Buttons that query upstream, downstream or both. */
export function WalkButtons({
  nodes,
  onAsk,
}: {
  readonly nodes: readonly Selectable[]
  readonly onAsk: (query: string) => void
}) {
  return (
    <div className="row side-buttons">
      {WALKS.map(([way, title]) => (
        <button key={way} type="button" className="button small" onClick={() => onAsk(walkFrom(way, nodes))}>
          {title}
        </button>
      ))}
    </div>
  )
}
