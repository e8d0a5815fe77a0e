interface Ended {
  readonly status?: string | undefined
  readonly error?: string | undefined
  readonly endedReason?: string | undefined
}

/** Why something failed, in the words of who told; undefined of what did not fail, or where nobody told why. */
export const failureOf = ({ status, error, endedReason }: Ended): string | undefined =>
  error ?? (status === 'failed' || status === 'killed' ? endedReason : undefined)
