import type { CompletionItem } from './candidate.ts'

const durationItem = (text: string, detail: string): CompletionItem => ({
  label: text,
  insert: text,
  kind: 'value',
  detail,
})

const UNITS = { s: 'seconds', m: 'minutes', h: 'hours', d: 'days', w: 'weeks' } as const

/** Common durations; for a typed number, the number with each unit. */
export function durationItems(prefix: string): readonly CompletionItem[] {
  const number = /^(\d{1,9})[smhdw]?$/u.exec(prefix)?.[1]
  if (number !== undefined)
    return Object.entries(UNITS).map(([unit, name]) => durationItem(`${number}${unit}`, `${number} ${name}`))
  return (
    [
      ['7d', 'a week'],
      ['24h', 'a day'],
      ['1h', 'an hour'],
      ['30d', 'thirty days'],
    ] as const
  ).map(([text, detail]) => durationItem(text, detail))
}
