import type { RefObject } from 'react'
import './ask-bar.css'
import { AskTools } from './ask-tools.tsx'
import type { EditorHandle } from './editor-props.ts'
import { ParamFields } from './param-fields.tsx'
import { QueryEditor } from './query-editor.tsx'
import { queryParams } from './query-params.ts'
import type { Asking } from './use-asking.ts'

interface Props {
  readonly asking: Asking
  readonly editor: RefObject<EditorHandle | null>
}

/** The editor, the parameter fields and the actions on a query. */
export function AskBar({ asking, editor }: Props) {
  const { draft, setDraft, run, params, setParam } = asking
  const names = queryParams(draft)
  return (
    <section className="ask-bar" aria-label="Query">
      <div className="ask-bar-top">
        <QueryEditor ref={editor} text={draft} onText={setDraft} onRun={run} />
        <button
          type="button"
          className="button primary ask-run"
          disabled={draft.trim() === ''}
          title="Ctrl+Enter or ⌘ Enter"
          onClick={run}
        >
          Run
        </button>
      </div>
      {names.length === 0 ? null : (
        <ParamFields names={names} values={params} onValue={setParam} onRun={run} />
      )}
      <AskTools asking={asking} editor={editor} />
    </section>
  )
}
