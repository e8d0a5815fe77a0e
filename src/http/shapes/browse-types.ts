import type { z } from 'zod'
import type {
  Activity,
  CARDS,
  DETAILS,
  History,
  InteractionPage,
  RunTree,
  SchemaHistory,
  Statistics,
  VersionPage,
} from './browse.ts'

/** The answers of the browsing endpoints as types, for the viewer. */
export type Card<K extends keyof typeof CARDS> = z.output<(typeof CARDS)[K]>
export type Detail<K extends keyof typeof DETAILS> = z.output<(typeof DETAILS)[K]>
export interface PageOf<T> {
  readonly items: readonly T[]
  /** The `cursor` of the next page; absent on the last page. */
  readonly next?: string
}
export type InteractionCard = z.output<typeof InteractionPage>['items'][number]
export type SchemaVersions = z.output<typeof SchemaHistory>
export type StatisticsAnswer = z.output<typeof Statistics>
export type ActivityAnswer = z.output<typeof Activity>
export type HistoryAnswer = z.output<typeof History>
export type VersionCard = z.output<typeof VersionPage>['items'][number]
export type RunTreeAnswer = z.output<typeof RunTree>
