interface Ended {
  readonly status?: string | undefined
  readonly endedReason?: string | undefined
}

/** The reported cause of a failure; undefined if it did not fail or no cause was reported. */
export const failureOf = ({ status, endedReason }: Ended): string | undefined =>
  status === 'failed' || status === 'killed' ? endedReason : undefined
