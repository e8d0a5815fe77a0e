import { isJsonObject, type Json } from '../lib/json.ts'

const DAY_MS = 86_400_000

/** The members of events that contain a time, at any level. */
const TIMES = new Set(['eventTime', 'nominalStartTime', 'nominalEndTime'])

/**
 * Moves the times of a recording by whole days, so that its newest event is less than a day old and a nightly run remains a nightly
 * run. Changes the run ids with the number of days. Otherwise, if the recording is sent again next month, its runs would extend over
 * the month. On one day, the result is always the same.
 *
 * @param lines one event in JSON each
 * @param now milliseconds since 1970
 * @returns the events in the same order; unchanged if the newest is of the last 24 hours or later
 * @throws SyntaxError if a line is not JSON
 */
export function shiftRecording(lines: readonly string[], now: number): readonly string[] {
  const events = lines.map((line) => JSON.parse(line) as Json)
  const newest = events.reduce<number>((latest, event) => Math.max(latest, timeOf(event)), -Infinity)
  const days = Math.floor((now - newest) / DAY_MS)
  if (!Number.isFinite(days) || days <= 0) return lines
  return events.map((event) => JSON.stringify(shifted(event, days)))
}

function timeOf(event: Json): number {
  const time = isJsonObject(event) ? event.eventTime : undefined
  const at = typeof time === 'string' ? Date.parse(time) : NaN
  return Number.isNaN(at) ? -Infinity : at
}

function shifted(value: Json, days: number): Json {
  if (Array.isArray(value)) return value.map((item: Json) => shifted(item, days))
  if (!isJsonObject(value)) return value
  const members: { [key: string]: Json } = {}
  for (const [key, member] of Object.entries(value)) {
    if (TIMES.has(key) && typeof member === 'string') members[key] = shiftedTime(member, days)
    else if (key === 'runId' && typeof member === 'string') members[key] = shiftedRunId(member, days)
    else members[key] = shifted(member, days)
  }
  return members
}

function shiftedTime(text: string, days: number): string {
  const at = Date.parse(text)
  return Number.isNaN(at) ? text : new Date(at + days * DAY_MS).toISOString()
}

/** Changes the last eight digits of a UUID, which are random in every version. Appends the days to other ids. */
function shiftedRunId(text: string, days: number): string {
  if (!/^[0-9a-f-]{28}[0-9a-f]{8}$/iu.test(text)) return `${text}-${days}`
  const end = (Number.parseInt(text.slice(-8), 16) ^ days) >>> 0
  return text.slice(0, -8) + end.toString(16).padStart(8, '0')
}
