/** Result of reading a store's files completely to find damage. */
export type FilesCheck =
  /** Another process, such as Neo4j, owns the files. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'sound'; readonly bytes: number }
  | {
      readonly kind: 'damaged'
      readonly message: string
      /** Names the newest backup, and how to restore it. */
      readonly remedy: string
    }
