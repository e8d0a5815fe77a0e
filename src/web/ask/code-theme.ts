import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** The editor in the current colours of the page. */
export const codeTheme = (): Extension =>
  EditorView.theme(
    {
      '&': { color: 'var(--text)', backgroundColor: 'transparent' },
      '&.cm-focused': { outline: 'none' },
      '.cm-scroller': {
        fontFamily: 'var(--mono)',
        fontSize: '13.5px',
        lineHeight: '1.55',
        maxHeight: '184px',
      },
      '.cm-content': { padding: '8px 4px', caretColor: 'var(--text)' },
      '.cm-placeholder': { color: 'var(--text-2)' },
      '.cm-tooltip': {
        border: '1px solid var(--border)',
        borderRadius: '6px',
        backgroundColor: 'var(--surface)',
        color: 'var(--text)',
        boxShadow: 'var(--shadow)',
        maxWidth: 'min(560px, calc(100vw - 16px))',
      },
      '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '16em' },
      '.cm-tooltip-autocomplete ul li[aria-selected]': {
        backgroundColor: 'var(--accent-soft)',
        color: 'var(--text)',
      },
      '.cm-completionDetail': { color: 'var(--text-2)', fontStyle: 'normal' },
      '.tributary-hover': { padding: '8px 12px', fontSize: '13px' },
      '.tributary-hover p': { margin: '0 0 4px' },
      '.cm-diagnostic': { padding: '6px 10px', whiteSpace: 'pre-wrap' },
      '.cm-diagnosticAction': {
        backgroundColor: 'var(--accent)',
        color: 'var(--accent-text)',
        minHeight: '24px',
        padding: '2px 8px',
      },
      '.cm-panels': { backgroundColor: 'var(--surface-2)', color: 'var(--text)' },
    },
    { dark: document.documentElement.dataset.theme === 'dark' },
  )
