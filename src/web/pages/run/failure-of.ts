interface Ended {
  readonly status?: string | undefined
  readonly error?: string | undefined
  readonly endedReason?: string | undefined
}

/** The reported cause of a failure; undefined if it did not fail or no cause was reported. */
export const failureOf = ({ status, error, endedReason }: Ended): string | undefined =>
  error ?? (status === 'failed' || status === 'killed' ? endedReason : undefined)
