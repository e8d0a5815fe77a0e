import type { Id } from '../../domain/ids.ts'

/** What no answer shows and no walk goes by: every name of the datasets, and jobs. */
export interface HiddenThings {
  readonly datasets: readonly Id[]
  readonly jobs: readonly Id[]
}
