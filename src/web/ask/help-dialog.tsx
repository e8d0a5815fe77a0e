import { Dialog } from '../ui/dialog.tsx'
import './help-dialog.css'

const KEYS = [
  ['Ctrl+Enter or ⌘ Enter', 'asks what the editor holds'],
  ['Shift+Alt+F', 'lays the query out'],
  ['Ctrl+Space', 'suggests what may stand here'],
  ['F8', 'goes to the next mistake; Ctrl+Shift+M lists them'],
  ['Escape, then Tab', 'closes suggestions, then leaves the editor'],
  ['e', 'into the editor'],
  ['/', 'into the search'],
  ['g, t, r, j, p', 'graph, table, tree, JSON, plan'],
  ['Escape', 'lets go of what is selected'],
  ['h', 'history'],
  ['s', 'saved queries'],
  ['?', 'this list'],
] as const

/** The keyboard shortcuts of the page. Single letters are ignored while the user types. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
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
      <p>
        Ctrl or ⌘ with a click selects several nodes. A double click on a node with a plus shows one more
        step.
      </p>
    </Dialog>
  )
}
