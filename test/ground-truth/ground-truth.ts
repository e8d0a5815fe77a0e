/** The format of truth.json, documented in examples/README.md. Jobs have only their name where it is unique. */
export interface GroundTruth {
  readonly datasets: Readonly<Record<string, DatasetTruth>>
  readonly datasetEdges: readonly {
    readonly from: string
    readonly to: string
    readonly basis: readonly string[]
  }[]
  readonly columnEdges: readonly {
    readonly from: readonly [string, string]
    readonly to: readonly [string, string]
    readonly kinds: readonly string[]
  }[]
  readonly notEdges: readonly { readonly from: string; readonly to: string }[]
  readonly jobs: readonly JobTruth[]
  /** Absent if the runs of the pipeline are not recorded. */
  readonly runs?: readonly RunTruth[]
}

interface DatasetTruth {
  readonly namespace: string
  readonly name: string
  /** Each as `name`, `name=value`, or with a column: `column: name`. */
  readonly tags?: readonly string[]
  readonly owners?: readonly string[]
}

interface JobTruth {
  readonly namespace: string
  readonly name: string
  readonly type: string | null
  readonly partOf?: string | readonly string[]
  readonly dependsOn?: readonly string[]
  readonly tags?: readonly string[]
  readonly owners?: readonly string[]
}

/** Identical runs; `count` is their number, 1 by default. */
export interface RunTruth {
  readonly job: string
  /** Null for a run that others name and that never reports. */
  readonly status: string | null
  readonly attempt?: number
  /** The job of its parent run. */
  readonly partOf?: string
  /** The names of its operations, `sql.1..3` for three. Default: one with the name of the job, or none without a status. */
  readonly operations?: readonly string[]
  readonly user?: string
  readonly count?: number
}
