/** An event of a store that operators should know of; reported once, when it happens. */
export interface StoreNotice {
  readonly level: 'info' | 'warn' | 'error'
  /** One sentence, without a full stop. */
  readonly message: string
  readonly fields?: Readonly<Record<string, unknown>>
}

export type OnNotice = (notice: StoreNotice) => void
