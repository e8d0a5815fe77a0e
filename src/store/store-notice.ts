/** Something that an operator should know of a store, said once when it happens. */
export interface StoreNotice {
  readonly level: 'info' | 'warn' | 'error'
  /** One sentence, without a full stop. */
  readonly message: string
  readonly fields?: Readonly<Record<string, unknown>>
}

export type OnNotice = (notice: StoreNotice) => void
