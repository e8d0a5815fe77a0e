interface Props {
  readonly paths: readonly (readonly string[])[]
  /** From 0; undefined: none is set off. */
  readonly chosen: number | undefined
  readonly onChoose: (way: number | undefined) => void
}

/** Chooses one of the ways that an answer lists, the shortest first, to be set off in the graph. */
export function WaySelect({ paths, chosen, onChoose }: Props) {
  return (
    <label className="row way-select">
      Way
      <select
        className="field"
        value={chosen === undefined || chosen >= paths.length ? '' : String(chosen)}
        onChange={(event) => onChoose(event.target.value === '' ? undefined : Number(event.target.value))}
      >
        <option value="">all {paths.length}</option>
        {paths.map((path, i) => (
          <option key={path.join(' ')} value={String(i)}>
            {i + 1}: {path.length} nodes
          </option>
        ))}
      </select>
    </label>
  )
}
