import type { NoteJson } from '../../render/answer-json.ts'
import './answer-remarks.css'
import { NoteItem } from './note-item.tsx'

interface Props {
  readonly query: string
  readonly notes: readonly NoteJson[]
  readonly detail: string
  readonly title?: string
  readonly onQuery: (query: string) => void
}

/** Whether a flag of the command line made a comment of what was meant to be read. */
const isCutByFlag = (query: string, notes: readonly NoteJson[]): boolean =>
  /(?:^|\s)--[a-z]/u.test(query) && notes.some(({ code }) => code === 'unexpected-end')

/** What is told of a value in other places, such as the command line, where there is a field for it here. */
const asHere = (note: NoteJson): NoteJson =>
  note.code === 'missing-parameter'
    ? { ...note, hints: ['Write it into its field below the query, and ask again.'] }
    : note

/** A query that cannot be answered: each mistake where it stands, with what would mend it. */
export function Mistakes({ query, notes, detail, title = 'This cannot be answered', onQuery }: Props) {
  return (
    <section className="answer-remarks" role="alert" aria-label="What is wrong">
      <h2>{title}</h2>
      {notes.length === 0 ? <p>{detail}</p> : null}
      {isCutByFlag(query, notes) ? (
        <p>
          Behind <code>--</code> stands a comment, which is not read: flags such as <code>--browser</code> are
          the command line’s. Here the view “Plan” has the statements.
        </p>
      ) : null}
      {notes.map((note, i) => (
        <NoteItem key={`${note.code} ${i}`} note={asHere(note)} query={query} drawn onQuery={onQuery} />
      ))}
    </section>
  )
}
