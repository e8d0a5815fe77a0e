import type { EntityIngest } from '../app/create-entity-ingest.ts'
import type { Ingest } from '../app/create-ingest.ts'
import type { LetterKind, Refused } from '../app/dead-letters.ts'
import type { BodyReader } from './bodies/body-reader.ts'
import type { BodyLimits } from './read-body.ts'

/** What the routes of events and entities need. */
export interface EventIntake {
  readonly ingest: Pick<Ingest, 'take'>
  readonly entities: Pick<EntityIngest, 'take' | 'schema'>
  readonly limits: BodyLimits
  readonly reader: BodyReader
  /** Stores a refused event or entity for a replay. Resolves when it is stored. */
  readonly keep: (kind: LetterKind, sender: string, refused: Refused) => Promise<void>
  /** Counts refused items that are not stored. */
  readonly skip: (items: number) => void
}

/** What one route needs: that of events (`ingest`) or that of entities. */
export type IntakeOf<K extends 'ingest' | 'entities'> = Omit<EventIntake, 'ingest' | 'entities'> &
  Pick<EventIntake, K>
