/** How to read edges and cards. The legend uses line styles and signs, never colour alone. */
const EDGES = [
  ['direct', 'made of it, directly', ''],
  ['indirect', 'it decides what is there (filter, join, sort)', '7 5'],
  ['masked', 'made of it, masked', '0.1 5'],
] as const

const MARKS = [
  ['▶', 'start of the question'],
  ['+', 'there is more beyond: double click, or e'],
  ['↦', 'opened by hand, one step further: no part of the answer'],
  ['?', 'columns beyond are unknown'],
  ['↻', 'lies on a cycle; its closing edge is a double line'],
  ['+ / −', 'added or removed, where two times are compared'],
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
        Drag to move, wheel or pinch to zoom, <kbd>0</kbd> fits all. From card to card by the arrows;{' '}
        <kbd>Enter</kbd> selects, <kbd>e</kbd> expands, <kbd>c</kbd> shows columns.
      </p>
    </div>
  )
}
