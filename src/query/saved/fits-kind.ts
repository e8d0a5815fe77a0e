import type { ParamKind, ParamValue } from '../../domain/saved-query.ts'
import { timeOfText } from '../../lang/time-text.ts'

const nowhere = { start: 0, end: 0 }

/** Whether a value can be read as a kind. A number may be used as a text, and a text of digits as a number. */
export function fitsKind(value: ParamValue, kind: ParamKind | undefined): boolean {
  if (kind === undefined) return true
  if (typeof value === 'object') return kind === 'list'
  switch (kind) {
    case 'list':
      return false
    case 'text':
      return true
    case 'number':
      return typeof value === 'number' || /^\d{1,15}(?:\.\d+)?$/u.test(value)
    case 'duration':
      return typeof value === 'string' && timeOfText(value, nowhere)?.kind === 'duration'
    case 'time':
      return typeof value === 'string' && timeOfText(value, nowhere) !== undefined
  }
}
