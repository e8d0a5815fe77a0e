import { useUrlParams } from './use-url-params.ts'

/** Ranges of plots in days; the default is 30. */
const DAYS = [7, 30, 90, 365] as const

/** The range in the URL, in days. */
export function useDays(): number {
  const said = Number(useUrlParams().get('days'))
  return DAYS.find((days) => days === said) ?? 30
}

/** Selects the range of the plots. */
export function DaysChoice() {
  const address = useUrlParams()
  const days = useDays()
  return (
    <label className="row">
      <span className="faint">Last</span>
      <select
        className="field"
        value={days}
        onChange={({ target: { value } }) => address.set({ days: value === '30' ? undefined : value })}
      >
        {DAYS.map((count) => (
          <option key={count} value={count}>
            {count} days
          </option>
        ))}
      </select>
    </label>
  )
}
