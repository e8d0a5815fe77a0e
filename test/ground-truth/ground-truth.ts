/** truth.json, as examples/README.md tells it. Jobs are named by their name alone where that is enough. */
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
  /** Absent where nobody has written down the pipeline's runs. */
  readonly runs?: readonly RunTruth[]
}

interface DatasetTruth {
  readonly namespace: string
  readonly name: string
  /** Each as `name`, `name=value`, or either of a column: `column: name`. */
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

/** Runs that are alike; `count` is how many, 1 where it is absent. */
export interface RunTruth {
  readonly job: string
  /** Null of a run that others name and that never reports. */
  readonly status: string | null
  readonly attempt?: number
  /** The job of the run that it is part of. */
  readonly partOf?: string
  /** The names of its operations, `sql.1..3` for three; where absent, one that is called like the job, or none of a run without status. */
  readonly operations?: readonly string[]
  readonly user?: string
  readonly count?: number
}
