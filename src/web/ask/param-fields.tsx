import type { AskState } from './ask-url.ts'
import { paramOf, typedOf } from './query-params.ts'

interface Props {
  readonly names: readonly string[]
  readonly values: AskState['params']
  readonly onValue: (name: string, value: string | readonly string[]) => void
  readonly onRun: () => void
}

/** The parameter values of a query. */
export function ParamFields({ names, values, onValue, onRun }: Props) {
  return (
    <form
      className="row ask-params"
      aria-label="Parameters"
      onSubmit={(event) => {
        event.preventDefault()
        onRun()
      }}
    >
      {names.map((name) => (
        <label key={name} className="labelled">
          <span className="mono">${name}</span>
          <input
            className="field mono"
            spellCheck={false}
            autoComplete="off"
            placeholder='a value, or ["a", "b"]'
            value={typedOf(values[name] ?? '')}
            onChange={(event) => onValue(name, paramOf(event.target.value))}
          />
        </label>
      ))}
      <button type="submit" hidden />
    </form>
  )
}
