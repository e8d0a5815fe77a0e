import { Dialog } from '../ui/dialog.tsx'
import './help-dialog.css'

const KEYS = [
  ['Ctrl+Enter or ⌘ Enter', 'run the query'],
  ['Shift+Alt+F', 'format the query'],
  ['Ctrl+Space', 'complete at the cursor'],
  ['F8', 'go to the next error; Ctrl+Shift+M lists all'],
  ['Escape, then Tab', 'close completions, then leave the editor'],
  ['e', 'focus the editor'],
  ['/', 'focus the search'],
  ['g, t, r, j, p', 'show as graph, table, tree, JSON, plan'],
  ['Escape', 'clear the selection'],
  ['h', 'history'],
  ['s', 'saved queries'],
  ['?', 'this list of shortcuts'],
] as const

/** The keyboard shortcuts of the page. Single letters are ignored while the user types. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="help-keys">
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>Ctrl-click or ⌘-click selects several nodes. Double-click a node with a plus to expand it.</p>
    </Dialog>
  )
}
