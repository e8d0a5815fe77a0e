import { Dialog } from '../../ui/dialog.tsx'
import type { Asking } from '../use-asking.ts'
import { CallForm } from './call-form.tsx'
import type { SavedQueryCard } from './call-text.ts'
import './saved-dialog.css'

interface Props {
  readonly saved: SavedQueryCard
  readonly onAsk: Asking['ask']
  readonly onClose: () => void
  /** Returns to the list of saved queries. */
  readonly onBack?: () => void
}

/** A dialog with the parameters of a saved query. */
export function CallDialog({ saved, onAsk, onClose, onBack }: Props) {
  return (
    <Dialog title={`@${saved.name}`} onClose={onClose}>
      <CallForm saved={saved} onAsk={onAsk} onBack={onBack ?? onClose} />
    </Dialog>
  )
}
