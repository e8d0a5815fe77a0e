import type { EntityIngest } from '../app/create-entity-ingest.ts'
import type { Ingest } from '../app/create-ingest.ts'
import type { LetterKind, Refused } from '../app/dead-letters.ts'
import type { BodyReader } from './bodies/body-reader.ts'
import type { BodyLimits } from './read-body.ts'

/** Where events and entities come in, and what keeps those that are refused. */
export interface EventIntake {
  readonly ingest: Pick<Ingest, 'take'>
  readonly entities: Pick<EntityIngest, 'take' | 'schema'>
  readonly limits: BodyLimits
  readonly reader: BodyReader
  /** Keeps what a sender was refused; resolves when it is safe. */
  readonly keep: (kind: LetterKind, sender: string, refused: Refused) => Promise<void>
  /** Counts what was refused and is not kept. */
  readonly skip: (items: number) => void
}

/** What one of the routes needs. */
export type IntakeOf<K extends 'ingest' | 'entities'> = Omit<EventIntake, 'ingest' | 'entities'> &
  Pick<EventIntake, K>
