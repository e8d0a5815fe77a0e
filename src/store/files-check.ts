/** What became of reading a store's files through, looking for damage. */
export type FilesCheck =
  /** The files lie with another process, such as Neo4j's. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'sound'; readonly bytes: number }
  | {
      readonly kind: 'damaged'
      readonly message: string
      /** Names the newest backup, and how to restore it. */
      readonly remedy: string
    }
