import type { IngestBenchOptions, StoreName } from './ingest-options.ts'
import { modeText, type Measurement } from './measure.ts'

export interface SizeReport {
  /** Stored events before the measurement at this size. */
  readonly events: number
  readonly measurements: readonly Measurement[]
  /** Bytes of data per event: of all events, and of those since the previous size. */
  readonly bytesPerEvent?: number
  readonly bytesPerNewEvent?: number
}

/** The speed at the largest size divided by that at the previous one, each the median of alternating rounds. */
export interface RatioReport {
  readonly sizes: readonly [smaller: number, greater: number]
  readonly mode: string
  readonly ratio: number
  readonly cpuRatio?: number
  readonly rounds: readonly (readonly [smaller: number, greater: number])[]
}

export interface StoreReport {
  readonly store: StoreName
  readonly from?: string
  readonly sizes: readonly SizeReport[]
  readonly ratios: readonly RatioReport[]
  readonly bare?: {
    readonly eventsPerSecond: number
    readonly ratio: number
    /** Events per second: first the driver, then Tributary. */
    readonly rounds: readonly (readonly [number, number])[]
  }
}

export interface IngestReport {
  readonly when: string
  readonly machine: string
  readonly options: IngestBenchOptions
  readonly bytesPerEvent: number
  /** The speed of the driver against a server that answers at once. */
  readonly empty: readonly Measurement[]
  readonly stores: readonly StoreReport[]
}

/** The report as the Markdown tables of docs/performance.md. */
export function reportText(report: IngestReport): string {
  const { shape } = report.options
  return [
    `${report.machine}. ${whole(shape.layers * shape.jobsPerLayer)} jobs, ${whole(report.bytesPerEvent)} bytes an event` +
      `${extras(shape)}.`,
    '',
    '**The driver against an empty server**',
    '',
    ...table(
      ['posted as', 'events/s', 'p50 ms', 'p95 ms', 'p99 ms', 'driver µs/event'],
      report.empty.map((one) => [...speed(one), whole(one.driverCpu)]),
    ),
    ...report.stores.flatMap((store) => ['', ...storeText(store)]),
    '',
  ].join('\n')
}

function extras({
  concurrentRuns = 1,
  duplicates = 0,
  disorder = 0,
  failures = 0,
}: IngestBenchOptions['shape']) {
  const parts = [
    concurrentRuns > 1 ? `${whole(concurrentRuns)} concurrent runs` : '',
    duplicates > 0 ? `${percent(duplicates)} of events twice` : '',
    disorder > 0 ? `${percent(disorder)} late` : '',
    failures > 0 ? `${percent(failures)} of runs fail` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`
}

function storeText({ store, from, sizes, ratios, bare }: StoreReport): readonly string[] {
  const hasDatabase = sizes.some(({ measurements }) =>
    measurements.some((one) => one.databaseCpu !== undefined),
  )
  return [
    `**${store}**${from === undefined ? '' : ` (${from})`}`,
    '',
    ...table(
      [
        ...['events before', 'posted as', 'events/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU µs/event: driver'],
        ...['server', 'main thread', 'busiest other', ...(hasDatabase ? ['database'] : []), 'RSS MB'],
        ...(hasDatabase ? ['database RSS MB'] : []),
      ],
      sizes.flatMap(({ events, measurements }) =>
        measurements.map((one) => [
          whole(events),
          ...speed(one),
          ...[one.driverCpu, one.serverCpu, one.mainCpu, one.writerCpu].map(whole),
          ...(hasDatabase ? [whole(one.databaseCpu)] : []),
          megabytes(one.rss),
          ...(hasDatabase ? [megabytes(one.databaseRss)] : []),
        ]),
      ),
    ),
    '',
    ...table(
      ['events', 'bytes on disk an event', 'an event since the size before'],
      sizes.map(({ events, bytesPerEvent, bytesPerNewEvent }) => [
        whole(events),
        whole(bytesPerEvent),
        whole(bytesPerNewEvent),
      ]),
    ),
    ...ratios.flatMap(({ sizes: [smaller, greater], mode, ratio, cpuRatio, rounds }) => [
      '',
      `Rate at ${whole(greater)} events : rate at ${whole(smaller)}, ${mode}: **${percent(ratio)}** ` +
        `(median of ${whole(rounds.length)} alternating rounds` +
        `${cpuRatio === undefined ? '' : `; CPU an event: ${percent(cpuRatio)}`}).`,
    ]),
    ...(bare === undefined
      ? []
      : [
          '',
          `A bare driver writing the same rows: ${whole(bare.eventsPerSecond)} events/s; Tributary in batches reaches ` +
            `**${bare.ratio.toFixed(2)}** of that (median of ${whole(bare.rounds.length)} alternating rounds).`,
        ]),
  ]
}

const speed = (one: Measurement): readonly string[] => [
  modeText(one.mode),
  whole(one.eventsPerSecond),
  ...[one.p50, one.p95, one.p99].map((ms) => ms.toFixed(1)),
]

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]!.length)))
  const isText = (i: number): boolean => head[i] === 'posted as'
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (isText(i) ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`
  const rule = widths.map((width, i) => (isText(i) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)]
}

const whole = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '–' : Math.round(value).toLocaleString('en')
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`
const megabytes = (bytes: number | undefined): string => whole(bytes === undefined ? undefined : bytes / 1e6)
