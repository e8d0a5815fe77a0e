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

/** Whether a command-line flag turned the rest of the query into a comment. */
const isCutByFlag = (query: string, notes: readonly NoteJson[]): boolean =>
  /(?:^|\s)--[a-z]/u.test(query) && notes.some(({ code }) => code === 'unexpected-end')

/** Replaces hints for the command line by hints for the viewer. */
const asHere = (note: NoteJson): NoteJson =>
  note.code === 'missing-parameter'
    ? { ...note, hints: ['Enter it in the field below the query, and run it again.'] }
    : note

/** The errors of a query, each with its place and possible fixes. */
export function QueryErrors({ query, notes, detail, title = 'The query has errors', onQuery }: Props) {
  return (
    <section className="answer-remarks" role="alert" aria-label="Errors">
      <h2>{title}</h2>
      {notes.length === 0 ? <p>{detail}</p> : null}
      {isCutByFlag(query, notes) ? (
        <p>
          <code>--</code> starts a comment. Flags such as <code>--browser</code> work only on the command
          line. Open the view “Plan” to see the statements.
        </p>
      ) : null}
      {notes.map((note, i) => (
        <NoteItem key={`${note.code} ${i}`} note={asHere(note)} query={query} drawn onQuery={onQuery} />
      ))}
    </section>
  )
}
