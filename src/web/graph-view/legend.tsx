/** How to read edges and cards. The legend uses line styles and signs, never colour alone. */
const EDGES = [
  ['direct', 'a value is copied or computed', ''],
  ['indirect', 'a value only decides which rows appear (filter, join, sort)', '7 5'],
  ['masked', 'a value is passed on masked', '0.1 5'],
] as const

const MARKS = [
  ['▶', 'start of the query'],
  ['+', 'leads further: double-click, or press e, to expand'],
  ['↦', 'opened by hand; not part of the answer'],
  ['?', 'column lineage beyond it is unknown'],
  ['↻', 'on a cycle; the edge that closes it is a double line'],
  ['+ / −', 'added or removed between the compared times'],
] as const

export function Legend() {
  return (
    <div className="graph-legend card" role="region" aria-label="Legend" tabIndex={0}>
      <h2>Legend</h2>
      <ul>
        {EDGES.map(([name, says, dashes]) => (
          <li key={name}>
            <svg width="44" height="12" aria-hidden="true">
              <line
                x1="2"
                y1="6"
                x2="42"
                y2="6"
                strokeDasharray={dashes}
                strokeLinecap={dashes === '0.1 5' ? 'round' : 'butt'}
              />
            </svg>
            <span>
              <strong>{name}</strong>: {says}
            </span>
          </li>
        ))}
        {MARKS.map(([sign, says]) => (
          <li key={sign}>
            <span className="graph-legend-sign" aria-hidden="true">
              {sign}
            </span>
            <span>{says}</span>
          </li>
        ))}
      </ul>
      <p className="faint">
        Drag to pan, scroll or pinch to zoom, <kbd>0</kbd> to fit. Arrow keys move between cards;{' '}
        <kbd>Enter</kbd> selects, <kbd>e</kbd> expands, <kbd>c</kbd> shows columns.
      </p>
    </div>
  )
}
