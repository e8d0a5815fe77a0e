import type { Granularity } from '../ast.ts'

/** The kind of name that a place in a query expects, with the context from the text around it. */
export type Slot =
  /** `alone`: without the keyword `dataset` before it; the name may be bound by `let`, too. */
  | { readonly kind: 'dataset'; readonly alone: boolean }
  | { readonly kind: 'job' }
  /** After `like`: the names of things of this kind. */
  | { readonly kind: 'like'; readonly of: 'dataset' | 'job' | 'column' }
  /** Of the dataset that the text names, if it names one. */
  | { readonly kind: 'column'; readonly of?: NamedDataset }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'tag' }
  | { readonly kind: 'tagValue'; readonly tag: string }
  | { readonly kind: 'owner' }
  /** A field of things of these kinds; `rows`: of the rows of a `count by`, by these fields. */
  | { readonly kind: 'field'; readonly of: readonly Granularity[]; readonly rows?: readonly string[] }
  /** A value to compare a field with; `glob`: after `like`. */
  | {
      readonly kind: 'value'
      readonly field: string
      readonly of: readonly Granularity[]
      readonly glob: boolean
    }
  | { readonly kind: 'via' }
  | { readonly kind: 'let'; readonly names: readonly string[] }
  /** A new name, which nothing can be offered for. */
  | { readonly kind: 'newName' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'argument'; readonly saved: string }
  /** `$name`: the parameters elsewhere in the text. */
  | { readonly kind: 'parameter'; readonly names: readonly string[] }
  | { readonly kind: 'identity'; readonly of: 'run' | 'operation' | 'id' }
  | { readonly kind: 'time' | 'duration' | 'regex' | 'number' }

export interface NamedDataset {
  readonly name: string
  /** As after `in`: a glob. */
  readonly namespace?: string
}
