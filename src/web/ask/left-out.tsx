import { countText } from '../ui/quantity.ts'
import type { Shortened } from './shortened.ts'

/** What a text does not show of an answer, and where all of it can be had. Nothing where it is whole. */
export function LeftOut({ left }: Pick<Shortened<never>, 'left'>) {
  if (left.length === 0) return null
  return (
    <p role="status">
      This is the beginning: {left.map(({ count, of }) => `${countText(count)} ${of}`).join(' and ')} more are
      left out here. “Export” saves all of them.
    </p>
  )
}
