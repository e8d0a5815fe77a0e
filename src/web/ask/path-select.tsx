interface Props {
  readonly paths: readonly (readonly string[])[]
  /** From 0; undefined highlights none. */
  readonly chosen: number | undefined
  readonly onChoose: (way: number | undefined) => void
}

/** Selects one of the listed paths, shortest first, to highlight in the graph. */
export function PathSelect({ paths, chosen, onChoose }: Props) {
  return (
    <label className="row way-select">
      Path
      <select
        className="field"
        value={chosen === undefined || chosen >= paths.length ? '' : String(chosen)}
        onChange={(event) => onChoose(event.target.value === '' ? undefined : Number(event.target.value))}
      >
        <option value="">All {paths.length} paths</option>
        {paths.map((path, i) => (
          <option key={path.join(' ')} value={String(i)}>
            {i + 1}: {path.length} nodes
          </option>
        ))}
      </select>
    </label>
  )
}
