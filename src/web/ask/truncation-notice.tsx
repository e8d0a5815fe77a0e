import { countText } from '../ui/quantity.ts'
import type { Truncated } from './truncated.ts'

/** States how much of an answer is omitted, and that the export has everything. Renders nothing for a complete text. */
export function TruncationNotice({ left }: Pick<Truncated<never>, 'left'>) {
  if (left.length === 0) return null
  return (
    <p role="status">
      Only the beginning is shown: {left.map(({ count, of }) => `${countText(count)} ${of}`).join(' and ')}{' '}
      more are omitted. “Export” saves everything.
    </p>
  )
}
