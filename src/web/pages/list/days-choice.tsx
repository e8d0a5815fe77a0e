import { useAddress } from './use-address.ts'

/** How far a plot may look back, in days; 30 by default. */
const DAYS = [7, 30, 90, 365] as const

/** The days that the address says. */
export function useDays(): number {
  const said = Number(useAddress().get('days'))
  return DAYS.find((days) => days === said) ?? 30
}

/** Chooses how far plots look back. */
export function DaysChoice() {
  const address = useAddress()
  const days = useDays()
  return (
    <label className="row">
      <span className="faint">Of the last</span>
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
