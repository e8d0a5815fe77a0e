import type { HiddenThings } from '../../query/hidden/hidden-things.ts'

/** What statements take that leave out what is hidden. */
export const hiddenParams = ({ datasets, jobs }: HiddenThings) => ({
  hiddenDatasets: datasets,
  hiddenJobs: jobs,
})
