import { Suspense, useEffect, useState, type RefObject } from 'react'
import { useMay } from '../api/use-me.ts'
import type { EditorHandle } from './editor-props.ts'
import { isShortcut } from './is-shortcut.ts'
import type { Asking } from './use-asking.ts'
import { lazyPart } from '../ui/lazy-part.ts'

const HistoryDialog = lazyPart(async () => ({
  default: (await import('./history/history-dialog.tsx')).HistoryDialog,
}))
const SavedDialog = lazyPart(async () => ({
  default: (await import('./saved/saved-dialog.tsx')).SavedDialog,
}))
const SaveDialog = lazyPart(async () => ({ default: (await import('./saved/save-dialog.tsx')).SaveDialog }))
const HelpDialog = lazyPart(async () => ({ default: (await import('./help-dialog.tsx')).HelpDialog }))

type Opened = 'history' | 'saved' | 'save' | 'help'
const KEYS = { h: 'history', s: 'saved', '?': 'help' } as const

interface Props {
  readonly asking: Asking
  readonly editor: RefObject<EditorHandle | null>
}

/** Actions on a query besides running it, and their dialogs. */
export function AskTools({ asking, editor }: Props) {
  const [opened, setOpened] = useState<Opened>()
  const mayEdit = useMay('edit')
  const isEmpty = asking.draft.trim() === ''
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isShortcut(event, 'e')) editor.current?.focus()
      else {
        const to = Object.entries(KEYS).find(([key]) => isShortcut(event, key))?.[1]
        if (to === undefined) return
        setOpened(to)
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [editor])
  const close = () => setOpened(undefined)
  return (
    <div className="row ask-tools">
      <button
        type="button"
        className="button small"
        title="Shift+Alt+F"
        disabled={isEmpty}
        onClick={() => editor.current?.format()}
      >
        Format
      </button>
      <button type="button" className="button small" onClick={() => setOpened('history')}>
        History
      </button>
      <button type="button" className="button small" onClick={() => setOpened('saved')}>
        Saved
      </button>
      {mayEdit ? (
        <button type="button" className="button small" disabled={isEmpty} onClick={() => setOpened('save')}>
          Save…
        </button>
      ) : null}
      <button
        type="button"
        className="button small"
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts"
        onClick={() => setOpened('help')}
      >
        ?
      </button>
      <Suspense>
        {opened === 'history' ? <HistoryDialog asking={asking} onClose={close} /> : null}
        {opened === 'saved' ? <SavedDialog asking={asking} onClose={close} /> : null}
        {opened === 'help' ? <HelpDialog onClose={close} /> : null}
        {opened === 'save' ? (
          <SaveDialog
            text={asking.draft}
            onText={(text) => {
              asking.setDraft(text)
              close()
            }}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </div>
  )
}
