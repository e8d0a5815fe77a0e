import type { StatisticsAnswer } from '../../../http/shapes/browse-types.ts'

/** The statistics of one day; null if not reported. */
export interface DayOfDataset {
  readonly day: string
  /** Seconds since 1970 at the start of the UTC day. */
  readonly at: number
  readonly rowsWritten: number | null
  readonly rowsRead: number | null
  readonly bytesWritten: number | null
  readonly bytesRead: number | null
  readonly writes: number
  readonly reads: number
}

/** The days of a `by=day` response, oldest first. */
export const daysOf = ({ points }: Pick<StatisticsAnswer, 'points'>): readonly DayOfDataset[] =>
  points.flatMap(({ day, reads, writes }) =>
    day === undefined
      ? []
      : [
          {
            day,
            at: Date.parse(`${day}T00:00:00.000Z`) / 1000,
            rowsWritten: writes?.numRows ?? null,
            rowsRead: reads?.numRows ?? null,
            bytesWritten: writes?.numBytes ?? null,
            bytesRead: reads?.numBytes ?? null,
            writes: writes?.count ?? 0,
            reads: reads?.count ?? 0,
          },
        ],
  )

/** Whether any of these fields was reported on any day. */
export const isReported = (
  days: readonly DayOfDataset[],
  ...fields: readonly (keyof DayOfDataset)[]
): boolean => days.some((day) => fields.some((field) => day[field] !== null))
