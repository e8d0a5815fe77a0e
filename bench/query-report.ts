import type { Percentiles } from './percentiles.ts'
import type { QueryBenchOptions } from './query-options.ts'
import type { UnderLoad } from './queries-under-load.ts'

export type CaseReport =
  | {
      readonly name: string
      readonly members: number
      /** Over HTTP, in ms. */
      readonly p50: number
      readonly p95: number
      /** Median of the duration that the server reports, in ms. */
      readonly inStore: number
      /** Medians of the walk in memory, of the Cypher written by hand, and of the statement alone, in ms. */
      readonly memory?: number
      readonly byHand?: number
      readonly statement?: number
      readonly refused?: undefined
    }
  | { readonly name: string; readonly refused: string }

export interface GraphReport {
  readonly store: string
  readonly datasets: number
  readonly from?: string
  readonly cases: readonly CaseReport[]
  readonly underLoad: UnderLoad & { readonly clients: number; readonly wished: number }
}

export interface HistoryReport {
  readonly store: string
  readonly datasets: number
  readonly runs: number
  readonly rows: readonly { readonly name: string; readonly once: number; readonly tenfold: number }[]
}

export interface QueryReport {
  readonly machine: string
  readonly options: QueryBenchOptions
  readonly planning: Percentiles
  readonly graphs: readonly GraphReport[]
  readonly histories: readonly HistoryReport[]
}

/** The report as the Markdown tables of docs/performance.md. */
export function reportText({ machine, planning, graphs, histories }: QueryReport): string {
  return [
    `${machine}. From a text to its plan: p50 ${ms(planning.p50)} ms, p95 ${ms(planning.p95)} ms.`,
    ...graphs.flatMap((graph) => ['', ...graphText(graph)]),
    ...histories.flatMap((history) => ['', ...historyText(history)]),
    '',
  ].join('\n')
}

function graphText({ store, datasets, from, cases, underLoad }: GraphReport): readonly string[] {
  const cypher = cases.some((one) => one.refused === undefined && one.byHand !== undefined)
  return [
    `**${store}, ${whole(datasets)} datasets**${from === undefined ? '' : ` (${from})`}`,
    '',
    ...table(
      [
        'question',
        'members',
        'p50 ms',
        'p95 ms',
        'in the server ms',
        'in memory ms',
        'ratio',
        ...(cypher ? ['by hand ms', 'ratio', 'statement alone ms', 'ratio'] : []),
      ],
      cases.map((one) => {
        if (one.refused !== undefined) return [one.name, one.refused, '', '', '', '', '']
        const { name, members, p50, p95, inStore, memory, byHand, statement } = one
        const toHand = (time: number): string => (time / byHand!).toFixed(2)
        return [
          ...[name, whole(members), ms(p50), ms(p95), ms(inStore)],
          ...(memory === undefined ? ['', ''] : [ms(memory), (inStore / memory).toFixed(1)]),
          ...(!cypher ? [] : byHand === undefined ? ['', ''] : [ms(byHand), toHand(inStore)]),
          ...(!cypher ? [] : statement === undefined ? ['', ''] : [ms(statement), toHand(statement)]),
        ]
      }),
    ),
    '',
    `${whole(underLoad.clients)} clients asking upstream, depth 10, while ${whole(underLoad.events)} of ` +
      `${whole(underLoad.wished)} events/s came in: p50 ${ms(underLoad.p50)} ms, p95 ${ms(underLoad.p95)} ms.`,
  ]
}

function historyText({ store, datasets, runs, rows }: HistoryReport): readonly string[] {
  return [
    `**${store}, ${whole(datasets)} datasets, ${whole(runs)} and ${whole(10 * runs)} runs a job**, by turns`,
    '',
    ...table(
      ['question', 'p50 ms', 'p50 ms with ten times the interactions', 'ratio'],
      rows.map(({ name, once, tenfold }) => [name, ms(once), ms(tenfold), (tenfold / once).toFixed(2)]),
    ),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)]
}

const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1))
const whole = (value: number): string => Math.round(value).toLocaleString('en-US')
