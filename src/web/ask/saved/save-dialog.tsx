import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isSavedName, PARAM_KINDS, SAVED_BOUNDS, type ParamKind } from '../../../domain/saved-query.ts'
import { sendJson } from '../../api/api.ts'
import { ApiProblem } from '../../api/api-problem.ts'
import { BusyButton } from '../../ui/busy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProblemView } from '../../ui/problem-view.tsx'
import { QueryErrors } from '../query-errors.tsx'
import { queryParams } from '../query-params.ts'
import './saved-dialog.css'
import { saveRequest, type ParamDraft } from './save-request.ts'
import { useSavedChanged, useSavedQueries } from './use-saved-queries.ts'

interface Props {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onClose: () => void
}

/** Saves a query under a name, with types and defaults of its parameters. */
export function SaveDialog({ text, onText, onClose }: Props) {
  const { data: saved = [] } = useSavedQueries()
  const changed = useSavedChanged()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [drafts, setDrafts] = useState<{ readonly [name: string]: ParamDraft }>({})
  const params = queryParams(text)
  const isThere = saved.some((query) => query.name === name)
  const { mutate, error, isPending } = useMutation({
    mutationFn: () =>
      sendJson('PUT', `queries/${encodeURIComponent(name)}`, {
        body: saveRequest(text, description, params, drafts),
      }),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  const setParam = (param: string, change: ParamDraft) =>
    setDrafts({ ...drafts, [param]: { ...drafts[param], ...change } })
  const mistakes = error instanceof ApiProblem ? error.problem.diagnostics : undefined
  return (
    <Dialog title="Save query" onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          mutate()
        }}
      >
        <pre className="saved-text">{text}</pre>
        <label className="labelled">
          Name
          <input
            className="field mono"
            autoFocus
            required
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        {name === '' || isSavedName(name) ? null : (
          <p role="alert">Start the name with a letter or _, and use only letters, digits, _ - and .</p>
        )}
        <label className="labelled">
          Description
          <textarea
            className="field"
            rows={2}
            maxLength={SAVED_BOUNDS.description}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        </label>
        {params.map((param) => (
          <ParamDraftFields
            key={param}
            name={param}
            draft={drafts[param] ?? {}}
            onDraft={(draft) => setParam(param, draft)}
          />
        ))}
        {mistakes === undefined ? null : (
          <QueryErrors
            query={text}
            notes={mistakes}
            detail=""
            title="The query has errors"
            onQuery={onText}
          />
        )}
        {error === null || mistakes !== undefined ? null : <ProblemView action error={error} />}
        {isThere ? <p role="status">@{name} exists. Saving replaces it.</p> : null}
        <div className="row">
          {' '}
          <BusyButton type="submit" className="button primary" busy={isPending} disabled={!isSavedName(name)}>
            {isThere ? `Replace @${name}` : 'Save'}
          </BusyButton>
        </div>{' '}
      </form>
    </Dialog>
  )
}

interface DraftProps {
  readonly name: string
  readonly draft: ParamDraft
  readonly onDraft: (draft: ParamDraft) => void
}

function ParamDraftFields({ name, draft, onDraft }: DraftProps) {
  return (
    <fieldset className="saved-param">
      <legend className="mono">${name}</legend>
      <label className="labelled">
        Kind
        <select
          className="field"
          value={draft.kind ?? ''}
          onChange={(event) => onDraft({ kind: event.target.value as ParamKind | '' })}
        >
          <option value="">Detect automatically</option>
          {PARAM_KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </label>
      <label className="labelled">
        Default
        <input
          className="field mono"
          placeholder="none: required"
          value={draft.value ?? ''}
          onChange={(event) => onDraft({ value: event.target.value })}
        />
      </label>
    </fieldset>
  )
}
